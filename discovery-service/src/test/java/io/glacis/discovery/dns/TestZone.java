package io.glacis.discovery.dns;

import io.glacis.contracts.Hostname;
import io.glacis.contracts.IpAddress;
import io.glacis.platform.egress.DnsOutcome;
import io.glacis.platform.egress.DnsRecord;
import io.glacis.platform.egress.DnsType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A zone that answers as RFC 4592 says, or, when told so, as some servers wrongly do.
final class TestZone implements Wildcards.Question {
    private final Map<String, List<DnsRecord>> records = new TreeMap<>();
    private final boolean isLoose;
    private int rotation;
    int asked;

    TestZone(boolean isLoose) {
        this.isLoose = isLoose;
    }

    TestZone address(String name, String... addresses) {
        for (String address : addresses) {
            records.computeIfAbsent(name, _ -> new ArrayList<>())
                    .add(new DnsRecord.Address(name, 60, new IpAddress(address)));
        }
        return this;
    }

    TestZone mail(String name, String exchange) {
        records.computeIfAbsent(name, _ -> new ArrayList<>())
                .add(new DnsRecord.Mail(name, 60, 10, exchange));
        return this;
    }

    /// One of the wildcard's addresses at a time, in turn.
    TestZone rotating() {
        rotation = 1;
        return this;
    }

    @Override
    public DnsOutcome ask(String name, DnsType type) {
        asked++;
        String closest = name;
        while (!exists(closest)) {
            closest = closest.substring(closest.indexOf('.') + 1);
            if (!closest.contains(".")) {
                return new DnsOutcome.NxDomain(List.of(), List.of());
            }
        }
        String owner = closest;
        if (!closest.equals(name)) {
            owner = "*." + closest;
            while (isLoose && !records.containsKey(owner) && closest.contains(".")) {
                closest = closest.substring(closest.indexOf('.') + 1);
                owner = "*." + closest;
            }
            if (!records.containsKey(owner)) {
                return new DnsOutcome.NxDomain(List.of(), List.of());
            }
        }
        return answer(owner, type);
    }

    private DnsOutcome answer(String owner, DnsType type) {
        List<DnsRecord> found =
                records.getOrDefault(owner, List.of()).stream()
                        .filter(record -> isOf(record, type))
                        .toList();
        if (rotation > 0 && owner.startsWith("*") && !found.isEmpty()) {
            found = List.of(found.get(rotation++ % found.size()));
        }
        return new DnsOutcome.Answer(found, List.of(), true);
    }

    private static boolean isOf(DnsRecord record, DnsType type) {
        return switch (record) {
            case DnsRecord.Address address ->
                    type == (address.address().isV6() ? DnsType.AAAA : DnsType.A);
            case DnsRecord.Mail _ -> type == DnsType.MX;
            default -> false;
        };
    }

    private boolean exists(String name) {
        return records.keySet().stream()
                .anyMatch(owner -> owner.equals(name) || owner.endsWith("." + name));
    }

    Wildcards.Nature natureOf(String name) {
        Hostname hostname = new Hostname(name);
        return new Wildcards("test", this).natureOf(hostname, ask(name, DnsType.A));
    }
}
