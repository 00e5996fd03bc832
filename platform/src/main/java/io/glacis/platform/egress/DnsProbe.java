package io.glacis.platform.egress;

import io.glacis.contracts.Hostname;
import io.glacis.contracts.IpAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.xbill.DNS.ReverseMap;

/// One DNS question to the configured resolvers. Blocks; meant for virtual threads.
///
/// A question goes to our resolver and not to the name's owner, so a name need not be in a brand's
/// scope: attribution has to look beyond it. It must not be excluded, and the clearance must reach
/// to RESOLVE.
public final class DnsProbe {
    private static final Duration PATIENCE = Limits.DEFAULT.patience();

    private final Admission admission;
    private final Resolver resolver;
    private final Gate gate;

    DnsProbe(Admission admission, Resolver resolver, Gate gate) {
        this.admission = admission;
        this.resolver = resolver;
        this.gate = gate;
    }

    public DnsOutcome ask(Authority authority, Hostname name, DnsType type) {
        return ask(authority, name.text(), type);
    }

    /// Asks for any name, `_dmarc.acme.example` for example.
    public DnsOutcome ask(Authority authority, String name, DnsType type) {
        if (type == DnsType.OTHER) {
            throw new IllegalArgumentException("OTHER is not a question");
        }
        String bare = name.strip().toLowerCase(Locale.ROOT);
        Denial denial =
                admission.question(
                        authority,
                        bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare);
        return denial != null ? refused(denial) : resolver.ask(bare, type, PATIENCE);
    }

    /// Asks for the names of an address.
    public DnsOutcome reverse(Authority authority, IpAddress address) {
        Denial denial = admission.address(authority, address);
        return denial != null
                ? refused(denial)
                : ask(
                        authority,
                        ReverseMap.fromAddress(address.toInetAddress()).toString(true),
                        DnsType.PTR);
    }

    /// Every A and AAAA of a name: the two questions as one outcome. Either failing is a failure.
    public DnsOutcome addresses(Authority authority, Hostname name) {
        DnsOutcome v4 = ask(authority, name, DnsType.A);
        if (!(v4 instanceof DnsOutcome.Answer first)) {
            return v4;
        }
        DnsOutcome v6 = ask(authority, name, DnsType.AAAA);
        if (!(v6 instanceof DnsOutcome.Answer second)) {
            return v6;
        }
        List<DnsRecord> records = new ArrayList<>(first.records());
        second.records().stream().filter(record -> !records.contains(record)).forEach(records::add);
        return new DnsOutcome.Answer(
                records, first.authority(), first.authoritative() && second.authoritative());
    }

    private DnsOutcome refused(Denial denial) {
        gate.listener().denied(denial.reason());
        return new DnsOutcome.Refused(denial.reason(), denial.detail());
    }
}
