package io.glacis.platform.egress;

import io.glacis.contracts.Hostname;
import io.glacis.contracts.IpAddress;

/// One DNS question to the configured resolvers. Blocks; meant for virtual threads.
///
/// A question goes to our resolver and not to the name's owner, so a name need not be in a brand's
/// scope: attribution has to look beyond it. It must not be excluded, and the clearance must reach
/// to RESOLVE.
public final class DnsProbe {
    DnsProbe() {}

    public DnsOutcome ask(Authority authority, Hostname name, DnsType type) {
        return ask(authority, name.text(), type);
    }

    /// Asks for any name, `_dmarc.acme.example` for example.
    public DnsOutcome ask(Authority authority, String name, DnsType type) {
        return new DnsOutcome.Failed(Failure.UNREACHABLE, "the door is not built yet");
    }

    /// Asks for the names of an address.
    public DnsOutcome reverse(Authority authority, IpAddress address) {
        return new DnsOutcome.Failed(Failure.UNREACHABLE, "the door is not built yet");
    }

    /// Every A and AAAA of a name: the two questions as one outcome. Either failing is a failure.
    public DnsOutcome addresses(Authority authority, Hostname name) {
        return new DnsOutcome.Failed(Failure.UNREACHABLE, "the door is not built yet");
    }
}
