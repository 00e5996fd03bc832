package io.glacis.platform.egress;

import io.glacis.contracts.Hostname;
import io.glacis.contracts.IpAddress;

/// One TCP connection that sends nothing of its own. Blocks; meant for virtual threads.
public final class TcpProbe {
    TcpProbe() {}

    public TcpOutcome connect(Authority authority, Hostname host, int port, TcpScript script) {
        return new TcpOutcome.Failed(Failure.UNREACHABLE, "the door is not built yet");
    }

    public TcpOutcome connect(Authority authority, IpAddress address, int port, TcpScript script) {
        return new TcpOutcome.Failed(Failure.UNREACHABLE, "the door is not built yet");
    }
}
