package io.glacis.contracts;

import java.util.Locale;
import java.util.regex.Pattern;

/// What kind of thing is exposed, and the one spelling of its value.
public enum AssetKind {
    HOSTNAME {
        @Override
        public String canonical(String value) {
            return new Hostname(value).text();
        }
    },
    REGISTERED_DOMAIN {
        @Override
        public String canonical(String value) {
            return new Hostname(value).text();
        }
    },
    IP_ADDRESS {
        @Override
        public String canonical(String value) {
            return new IpAddress(value).text();
        }
    },
    IP_RANGE {
        @Override
        public String canonical(String value) {
            return new IpRange(value).text();
        }
    },
    /// `address:port/transport`, IPv6 in brackets: `203.0.113.7:443/tcp`.
    PORT {
        @Override
        public String canonical(String value) {
            return Endpoint.parse(value).text();
        }
    },
    /// An origin: scheme, host and port, the scheme's own port left out.
    WEB_APP {
        @Override
        public String canonical(String value) {
            return new WebOrigin(value).text();
        }
    },
    /// `provider:name`, such as `s3:acme-backups`.
    BUCKET {
        @Override
        public String canonical(String value) {
            return matching(BUCKET_FORM, value.strip().toLowerCase(Locale.ROOT), "bucket");
        }
    },
    /// The SHA-256 of the DER bytes.
    CERTIFICATE {
        @Override
        public String canonical(String value) {
            return matching(
                    FINGERPRINT_FORM, value.strip().toLowerCase(Locale.ROOT), "certificate");
        }
    },
    /// `host/path` of a repository on a code host, in lower case, without `.git`.
    REPOSITORY {
        @Override
        public String canonical(String value) {
            String lower = value.strip().toLowerCase(Locale.ROOT);
            while (lower.endsWith(".git")) {
                lower = lower.substring(0, lower.length() - 4);
            }
            if (DOT_SEGMENT.matcher(lower).find()) {
                throw new IllegalArgumentException(
                        "repository must have no dot segments: " + Shown.of(lower));
            }
            return matching(REPOSITORY_FORM, lower, "repository");
        }
    };

    private static final Pattern BUCKET_FORM =
            Pattern.compile("[a-z0-9]{1,16}:[a-z0-9][a-z0-9._-]{0,221}[a-z0-9]");
    private static final Pattern FINGERPRINT_FORM = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern DOT_SEGMENT = Pattern.compile("/\\.{1,2}(/|$)");
    private static final Pattern REPOSITORY_FORM =
            Pattern.compile("[a-z0-9.-]{1,253}(:[0-9]{1,5})?(/[a-z0-9._~-]{1,200}){1,8}");

    /// The one spelling of a value of this kind. Idempotent, and two different things never share
    /// one.
    ///
    /// @throws IllegalArgumentException when the value is not of this kind; the message names the
    ///   field
    public abstract String canonical(String value);

    private static String matching(Pattern form, String text, String field) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    field + " must match " + form + ", was: " + Shown.of(text));
        }
        return text;
    }
}
