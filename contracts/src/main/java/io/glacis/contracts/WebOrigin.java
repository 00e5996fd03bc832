package io.glacis.contracts;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Scheme, host and port of a web application: `https://jenkins.acme.example`,
/// `http://[2001:db8::7]:8080`.
///
/// The scheme's own port is left out. A path, query, fragment or user name is refused.
public record WebOrigin(String text) implements TextValue {
    private static final Pattern FORM =
            Pattern.compile(
                    "(?i)(https?)://(\\[[^\\]]{2,45}\\]|[^/:?#@\\[\\]]{1,260})(?::([0-9]{1,5}))?/?");

    public WebOrigin {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "web origin must be http(s)://host[:port], was: " + Shown.of(text));
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        int ownPort = ownPort(scheme);
        int port = parts.group(3) == null ? ownPort : parsePort(parts.group(3));
        text = scheme + "://" + canonicalHost(parts.group(2)) + (port == ownPort ? "" : ":" + port);
    }

    /// The origin of a host and port.
    public static WebOrigin of(String scheme, String host, int port) {
        String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return new WebOrigin(scheme + "://" + shown + ":" + port);
    }

    /// `http` or `https`.
    public String scheme() {
        return text.substring(0, text.indexOf(':'));
    }

    /// The host name or address, an IPv6 address without brackets.
    public String host() {
        String rest = text.substring(text.indexOf("//") + 2);
        return rest.startsWith("[") ? rest.substring(1, rest.indexOf(']')) : rest.split(":", 2)[0];
    }

    /// The port, the scheme's own where the text has none.
    public int port() {
        String afterHost =
                text.substring(text.indexOf("//") + 2).replaceFirst("^\\[[^\\]]*\\]", "");
        int colon = afterHost.indexOf(':');
        return colon < 0 ? ownPort(scheme()) : Integer.parseInt(afterHost.substring(colon + 1));
    }

    private static int ownPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    private static int parsePort(String digits) {
        int port = Integer.parseInt(digits);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("web origin port must be 1..65535, was " + port);
        }
        return port;
    }

    private static String canonicalHost(String host) {
        if (host.startsWith("[")) {
            return "[" + new IpAddress(host.substring(1, host.length() - 1)).text() + "]";
        }
        return host.chars().allMatch(c -> c == '.' || Character.isDigit(c))
                ? new IpAddress(host).text()
                : new Hostname(host).text();
    }

    @Override
    public String toString() {
        return text;
    }
}
