package io.glacis.assessment.evidence;

import com.google.re2j.Pattern;

/// The last guard before evidence is stored: whatever looks like a credential is taken out, even
/// where a check was careless. Checks themselves write evidence without values.
public final class Redaction {
    private static final String GONE = "<redacted>";
    private static final Pattern FAMILIES =
            Pattern.compile(
                    "AKCp[0-9A-Za-z]{10,}|AP[0-9A-F][0-9A-Za-z]{8,}|cmVmdGtu[0-9A-Za-z+/=]{10,}"
                        + "|eyJ[0-9A-Za-z_-]{10,}(\\.[0-9A-Za-z_-]*){0,2}"
                        + "|(gh[pousr]|github_pat|glpat|glrt|npm|xox[abp])[-_][0-9A-Za-z_-]{10,}|(AKIA|ASIA)[0-9A-Z]{12,}|-----BEGIN"
                        + " [A-Z ]*PRIVATE KEY-----[^-]*");
    private static final Pattern ASSIGNED =
            Pattern.compile(
                    "(?i)((pass(word|wd)?|secret|token|api[-_]?key|auth)[A-Za-z0-9_.-]{0,40}"
                            + "[\"']?\\s*[:=]\\s*[\"']?)([^\\s\"',;&<]{4,})");

    private Redaction() {}

    /// The text without what looks like a credential. Doing it twice changes nothing more.
    public static String of(String text) {
        String withoutTokens = FAMILIES.matcher(text).replaceAll(GONE);
        return ASSIGNED.matcher(withoutTokens).replaceAll("$1" + GONE);
    }
}
