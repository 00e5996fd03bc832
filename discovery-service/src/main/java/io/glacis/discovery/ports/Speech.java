package io.glacis.discovery.ports;

import io.glacis.discovery.attribution.Sighting;
import io.glacis.platform.egress.TcpScript;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/// What a server says by itself, and which protocol that is.
///
/// @param service `ssh`, `ftp`, `smtp` …, `silent` for one that waits to be spoken to
/// @param banner the first line, printable characters only
record Speech(String service, String banner) {
    private static final int BANNER_LENGTH_MAX = 200;
    private static final int LISTEN_BYTES = 512;
    private static final Set<Integer> TLS_PORTS =
            Set.of(443, 465, 636, 853, 990, 993, 995, 8443, 9443);
    private static final Set<Integer> TALKING_PORTS =
            Set.of(21, 22, 23, 25, 110, 143, 220, 587, 2121, 2222, 3306, 5900, 6667);

    /// What an open port is asked first: its certificate where TLS is likely, a banner where
    /// servers speak first, else nothing more than whether TLS answers.
    static TcpScript firstAsk(int port) {
        if (TALKING_PORTS.contains(port)) {
            return new TcpScript(LISTEN_BYTES, false, Duration.ofSeconds(2));
        }
        return TLS_PORTS.contains(port) ? TcpScript.handshake() : TcpScript.connectOnly();
    }

    /// Reads hostile bytes.
    static Speech of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        StringBuilder line = new StringBuilder();
        (end < 0 ? text : text.substring(0, end))
                .chars()
                .limit(BANNER_LENGTH_MAX)
                .filter(c -> c >= ' ' && c < 0x7f)
                .forEach(c -> line.append((char) c));
        String banner = line.toString().strip();
        return new Speech(service(banner, bytes), banner);
    }

    private static String service(String banner, byte[] bytes) {
        String lower = banner.toLowerCase(Locale.ROOT);
        if (bytes.length == 0) {
            return "silent";
        }
        if (lower.startsWith("ssh-")) {
            return "ssh";
        }
        if (lower.startsWith("220") && lower.contains("ftp")) {
            return "ftp";
        }
        if (lower.startsWith("220")) {
            return "smtp";
        }
        if (lower.startsWith("+ok")) {
            return "pop3";
        }
        if (lower.startsWith("* ok")) {
            return "imap";
        }
        if (lower.startsWith("rfb ")) {
            return "vnc";
        }
        return "unknown";
    }

    Sighting describe(Sighting seen) {
        return seen.with("service", service).with("banner", banner);
    }
}
