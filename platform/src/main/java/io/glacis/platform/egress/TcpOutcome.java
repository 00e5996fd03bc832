package io.glacis.platform.egress;

import io.glacis.contracts.IpAddress;
import org.jspecify.annotations.Nullable;

/// What came of one TCP connection. Never an exception.
public sealed interface TcpOutcome {
    /// The port is open.
    ///
    /// @param banner what the server said by itself
    /// @param tls absent when not asked for, or when the port does not speak TLS
    record Open(IpAddress address, Body banner, @Nullable TlsSeen tls) implements TcpOutcome {}

    /// The host refused the connection.
    record Closed(IpAddress address) implements TcpOutcome {}

    /// Nothing came back in time, or a router said unreachable.
    record Filtered(IpAddress address, String detail) implements TcpOutcome {}

    /// The name has no address, or the exchange broke before it said anything.
    record Failed(Failure reason, String detail) implements TcpOutcome {}

    /// We did not ask.
    record Refused(Refusal reason, String detail) implements TcpOutcome {}
}
