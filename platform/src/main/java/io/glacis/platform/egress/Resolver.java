package io.glacis.platform.egress;

import io.glacis.contracts.IpAddress;
import io.glacis.platform.egress.governor.Grant;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;

/// Asks the configured recursive resolvers, one after the other, over UDP and then TCP when the
/// answer is truncated. dnsjava checks id, question and the wire format.
final class Resolver {
    private static final int ALIASES_MAX = 16;
    private static final int ADDRESSES_MAX = 512;
    private static final int UDP_BYTES = 1_232;

    private record Server(SimpleResolver resolver, InetSocketAddress address) {}

    private final List<Server> servers;
    private final PolitenessKeys keys;
    private final Gate gate;

    Resolver(List<InetSocketAddress> addresses, Duration timeout, PolitenessKeys keys, Gate gate) {
        this.servers = addresses.stream().map(address -> server(address, timeout)).toList();
        this.keys = keys;
        this.gate = gate;
    }

    private static Server server(InetSocketAddress address, Duration timeout) {
        SimpleResolver resolver = new SimpleResolver(address);
        resolver.setTimeout(timeout);
        resolver.setEDNS(0, UDP_BYTES, 0, List.of());
        return new Server(resolver, address);
    }

    DnsOutcome ask(String name, DnsType type, Duration patience) {
        Name question;
        try {
            question = Name.fromString(name, Name.root);
        } catch (TextParseException e) {
            return new DnsOutcome.Refused(Refusal.MALFORMED_URL, "not a DNS name");
        }
        if (servers.isEmpty()) {
            return new DnsOutcome.Failed(Failure.DNS_FAILURE, "no resolver is configured");
        }
        DnsOutcome outcome = new DnsOutcome.Failed(Failure.DNS_FAILURE, "not asked");
        // Two tries in all: a single lost datagram is no verdict.
        for (int attempt = 0; attempt < 2; attempt++) {
            outcome = once(servers.get(attempt % servers.size()), question, type, patience);
            if (!(outcome instanceof DnsOutcome.Failed(Failure reason, String _))
                    || reason == Failure.INTERRUPTED) {
                return outcome;
            }
        }
        return outcome;
    }

    private DnsOutcome once(Server server, Name question, DnsType type, Duration patience) {
        try {
            Grant grant = gate.pass(List.of(keys.dns(server.address())), patience);
            return switch (grant) {
                case Grant.Exhausted exhausted -> {
                    Denial denial = Gate.exhausted(exhausted);
                    gate.listener().denied(denial.reason());
                    yield new DnsOutcome.Refused(denial.reason(), denial.detail());
                }
                case Grant.Granted granted -> {
                    try (granted) {
                        yield send(server, question, type);
                    }
                }
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new DnsOutcome.Failed(Failure.INTERRUPTED, "waiting for the governor");
        }
    }

    private static DnsOutcome send(Server server, Name question, DnsType type) {
        try {
            Message query = Message.newQuery(Record.newRecord(question, type.code(), DClass.IN));
            return DnsAnswers.read(server.resolver().send(query));
        } catch (IOException e) {
            String message = e.getMessage() == null ? "" : e.getMessage();
            boolean isTimeout = message.contains("imed out") || message.contains("imeout");
            return new DnsOutcome.Failed(
                    isTimeout ? Failure.TIMEOUT : Failure.DNS_FAILURE,
                    e.getClass().getSimpleName());
        }
    }

    /// Every address of a name, aliases followed; the outcome of the question that failed
    /// otherwise.
    Addresses addresses(String name, Duration patience) {
        Set<IpAddress> found = new LinkedHashSet<>();
        boolean exists = false;
        for (DnsType type : List.of(DnsType.A, DnsType.AAAA)) {
            switch (follow(name, type, patience)) {
                case Addresses.Found(List<IpAddress> some) -> {
                    exists = true;
                    found.addAll(some);
                }
                case Addresses.None(Failure failure, String _)
                        when failure == Failure.DNS_NXDOMAIN -> {}
                case Addresses.None none -> {
                    return none;
                }
                case Addresses.Refused refused -> {
                    return refused;
                }
            }
        }
        if (found.size() > ADDRESSES_MAX) {
            return new Addresses.None(Failure.DNS_FAILURE, "more than " + ADDRESSES_MAX);
        }
        if (found.isEmpty()) {
            return new Addresses.None(exists ? Failure.DNS_NO_ADDRESS : Failure.DNS_NXDOMAIN, name);
        }
        return new Addresses.Found(List.copyOf(found));
    }

    /// What a name's lookup came to.
    sealed interface Addresses {
        record Found(List<IpAddress> addresses) implements Addresses {}

        record None(Failure failure, String detail) implements Addresses {}

        record Refused(Refusal reason, String detail) implements Addresses {}
    }

    private Addresses follow(String name, DnsType type, Duration patience) {
        String at = name;
        int aliases = 0;
        while (true) {
            switch (ask(at, type, patience)) {
                case DnsOutcome.Refused(Refusal reason, String detail) -> {
                    return new Addresses.Refused(reason, detail);
                }
                case DnsOutcome.Failed(Failure reason, String detail) -> {
                    return new Addresses.None(reason, detail);
                }
                case DnsOutcome.NxDomain _ -> {
                    return new Addresses.None(Failure.DNS_NXDOMAIN, at);
                }
                case DnsOutcome.Answer answer -> {
                    DnsAnswers.Chain chain = DnsAnswers.chain(answer, at, ALIASES_MAX - aliases);
                    aliases += chain.aliases();
                    if (chain.isTooLong()) {
                        return new Addresses.None(
                                Failure.DNS_FAILURE, "more than " + ALIASES_MAX + " aliases");
                    }
                    if (!chain.addresses().isEmpty() || chain.aliases() == 0) {
                        return new Addresses.Found(chain.addresses());
                    }
                    at = chain.end();
                }
            }
        }
    }
}
