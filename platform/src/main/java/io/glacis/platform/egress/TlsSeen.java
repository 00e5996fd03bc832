package io.glacis.platform.egress;

import java.security.cert.X509Certificate;
import java.util.List;

/// What the TLS handshake showed. A probe goes on whatever it says; the facts are kept here.
///
/// @param chain as sent, leaf first, at most ten
/// @param hostnameMatches whether a subject alternative name of the leaf covers the host asked
/// @param trusted whether the chain leads to a root of the system or of the profile, without
///   fetching anything
public record TlsSeen(
        String protocol,
        String cipher,
        List<X509Certificate> chain,
        boolean hostnameMatches,
        boolean trusted) {
    public TlsSeen {
        chain = List.copyOf(chain);
    }
}
