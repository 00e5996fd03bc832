package io.glacis.platform.egress;

/// Why a permitted exchange brought no answer.
public enum Failure {
    TIMEOUT,
    /// Slower than the minimum throughput.
    TOO_SLOW,
    DNS_NXDOMAIN,
    /// The name exists without an address.
    DNS_NO_ADDRESS,
    DNS_FAILURE,
    CONNECT_REFUSED,
    UNREACHABLE,
    RESET,
    TLS,
    PROTOCOL,
    /// More header or framing bytes than an exchange may have.
    TOO_LARGE,
    REDIRECT_LOOP,
    TOO_MANY_REDIRECTS,
    INTERRUPTED
}
