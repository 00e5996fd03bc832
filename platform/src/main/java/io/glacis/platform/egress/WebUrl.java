package io.glacis.platform.egress;

import com.ibm.icu.text.IDNA;
import io.glacis.contracts.IpAddress;
import io.glacis.contracts.WebOrigin;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/// An http or https URL that every parser reads the same way, in canonical form without a fragment.
///
/// Refused: user names, other schemes, control characters, backslashes, hosts with percent escapes,
/// hosts that become another name under NFKC and IDNA, and IPv4 spellings that programs disagree
/// about (octal, hexadecimal, short, decimal).
public final class WebUrl {
    private static final int LENGTH_MAX = 8 << 10;
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)(https?)://([^/?#]*)([/?#].*)?");
    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:.*");
    private static final Pattern PORT = Pattern.compile("(?s)(.*?)(?::([0-9]{1,5}))?");
    private static final Pattern NUMERIC_END =
            Pattern.compile("(.*\\.)?(0[xX][0-9a-fA-F]*|[0-9]+)\\.?");
    private static final IDNA NAMES =
            IDNA.getUTS46Instance(
                    IDNA.NONTRANSITIONAL_TO_ASCII
                            | IDNA.NONTRANSITIONAL_TO_UNICODE
                            | IDNA.CHECK_BIDI
                            | IDNA.CHECK_CONTEXTJ);

    private final HttpUrl url;

    private WebUrl(HttpUrl url) {
        this.url = url;
    }

    /// The URL of this text, or nothing when it is refused.
    public static Optional<WebUrl> parse(String text) {
        if (text.length() > LENGTH_MAX || !text.chars().allMatch(WebUrl::isPlain)) {
            return Optional.empty();
        }
        Matcher parts = ABSOLUTE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        HttpUrl parsed = HttpUrl.parse(text);
        if (parsed == null) {
            return Optional.empty();
        }
        return hostOf(parts.group(2))
                .filter(parsed.host()::equals)
                .map(_ -> new WebUrl(withoutTrail(parsed)));
    }

    /// The URL of a text that we wrote ourselves.
    public static WebUrl of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException("not a plain http(s) URL"));
    }

    /// The root of an origin.
    public static WebUrl of(WebOrigin origin) {
        return of(origin.text() + "/");
    }

    /// Where this reference, found in an answer to this URL, points to.
    public Optional<WebUrl> resolve(String reference) {
        if (reference.length() > LENGTH_MAX || !reference.chars().allMatch(WebUrl::isPlain)) {
            return Optional.empty();
        }
        if (SCHEME.matcher(reference).matches()) {
            return parse(reference);
        }
        if (reference.startsWith("//")) {
            return parse(url.scheme() + ":" + reference);
        }
        HttpUrl resolved = url.resolve(reference);
        return resolved == null ? Optional.empty() : parse(resolved.toString());
    }

    public String text() {
        return url.toString();
    }

    public String scheme() {
        return url.scheme();
    }

    public boolean isHttps() {
        return url.isHttps();
    }

    /// The name in A-labels, or the address; an IPv6 address without brackets.
    public String host() {
        return url.host();
    }

    /// The host as an address, when it is a literal.
    public Optional<IpAddress> address() {
        boolean isLiteral = host().indexOf(':') >= 0 || NUMERIC_END.matcher(host()).matches();
        return isLiteral ? Optional.of(new IpAddress(host())) : Optional.empty();
    }

    public int port() {
        return url.port();
    }

    public String path() {
        return url.encodedPath();
    }

    /// The query as it stands in the URL, or empty text.
    public String query() {
        String query = url.encodedQuery();
        return query == null ? "" : query;
    }

    public WebOrigin origin() {
        return WebOrigin.of(scheme(), host(), port());
    }

    /// The same origin with this path and query, which are encoded where they need it.
    public WebUrl at(String pathAndQuery) {
        return resolve(pathAndQuery.startsWith("/") ? pathAndQuery : "/" + pathAndQuery)
                .filter(at -> at.origin().equals(origin()))
                .orElseThrow(() -> new IllegalArgumentException("not a path"));
    }

    /// With one more query parameter, encoded.
    public WebUrl with(String parameter, String value) {
        return new WebUrl(url.newBuilder().addQueryParameter(parameter, value).build());
    }

    /// With one more path segment, encoded; slashes in it too.
    public WebUrl under(String segment) {
        HttpUrl.Builder builder = url.newBuilder();
        return new WebUrl(builder.addPathSegment(segment).build());
    }

    HttpUrl http() {
        return url;
    }

    private static HttpUrl withoutTrail(HttpUrl parsed) {
        String host = parsed.host();
        HttpUrl.Builder builder = parsed.newBuilder().fragment(null);
        return host.endsWith(".")
                ? builder.host(host.substring(0, host.length() - 1)).build()
                : builder.build();
    }

    /// The canonical host of a raw authority, when there is exactly one way to read it.
    private static Optional<String> hostOf(String authority) {
        Matcher parts = PORT.matcher(authority);
        if (authority.indexOf('@') >= 0 || authority.indexOf('%') >= 0 || !parts.matches()) {
            return Optional.empty();
        }
        String raw = parts.group(1);
        try {
            if (raw.startsWith("[") && raw.endsWith("]")) {
                return Optional.of(new IpAddress(raw.substring(1, raw.length() - 1)).text());
            }
            return NUMERIC_END.matcher(raw).matches()
                    ? Optional.of(new IpAddress(raw).text())
                    : nameOf(raw);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> nameOf(String raw) {
        String lower = raw.toLowerCase(Locale.ROOT);
        boolean isAscii = lower.chars().allMatch(c -> c < 0x80);
        if (isAscii && !lower.startsWith("xn--") && !lower.contains(".xn--")) {
            return Optional.of(lower).filter(WebUrl::isName);
        }
        IDNA.Info there = new IDNA.Info();
        IDNA.Info back = new IDNA.Info();
        String ascii = NAMES.nameToASCII(lower, new StringBuilder(), there).toString();
        String again = NAMES.nameToUnicode(ascii, new StringBuilder(), back).toString();
        boolean isSame = isAscii ? ascii.equals(lower) : again.equals(lower);
        if (there.hasErrors() || back.hasErrors() || !isSame) {
            return Optional.empty();
        }
        // What a name becomes must itself be a name that becomes nothing else.
        return isAscii ? Optional.of(ascii).filter(WebUrl::isName) : nameOf(ascii);
    }

    private static boolean isName(String ascii) {
        return Hosts.name(ascii) != null;
    }

    private static boolean isPlain(int c) {
        boolean isControl = c < 0x20 || (c >= 0x7f && c <= 0xa0);
        boolean isInvisible =
                Character.getType(c) == Character.FORMAT || Character.isSurrogate((char) c);
        return !isControl && c != '\\' && !isInvisible;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WebUrl that && url.equals(that.url);
    }

    @Override
    public int hashCode() {
        return url.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
