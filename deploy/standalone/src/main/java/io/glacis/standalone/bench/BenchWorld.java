package io.glacis.standalone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A world with many names and nothing wrong: what it costs to move facts through the house.
final class BenchWorld {
    private static final int NAMES_PER_CERTIFICATE = 50;

    private BenchWorld() {}

    static Path write(Path file, int names) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(
                """
                meta:
                  name: bench
                  description: Many names and nothing wrong.
                  brand: {name: Bench, domains: [bench.example]}
                sources:
                  ct: https://ct.certsearch.example
                  rdap: https://rdap.registry.example
                sites:
                  - {host: ct.certsearch.example, kind: ct, addresses: [192.0.2.10], owner: source}
                  - {host: rdap.registry.example, kind: rdap, addresses: [192.0.2.11], owner: source}
                registrations:
                  domains:
                    - {name: bench.example, organisation: Bench, nameservers: [ns1.bench.example]}
                zones:
                  - apex: certsearch.example
                    nameservers: [{name: ns1.certsearch.example, address: 192.0.2.53}]
                    owner: source
                    records: ["ct A 192.0.2.10", "ns1 A 192.0.2.53"]
                  - apex: registry.example
                    nameservers: [{name: ns1.registry.example, address: 192.0.2.53}]
                    owner: source
                    records: ["rdap A 192.0.2.11", "ns1 A 192.0.2.53"]
                  - apex: bench.example
                    nameservers: [{name: ns1.bench.example, address: 203.0.113.2}]
                    records:
                      - "ns1 A 203.0.113.2"\
                """);
        List<String> hosts = new ArrayList<>();
        for (int number = 0; number < names; number++) {
            hosts.add(String.format(Locale.ROOT, "unit-%05d-qx", number));
        }
        hosts.forEach(host -> lines.add("      - \"" + host + " A 203.0.113.10\""));
        lines.add("certificates:");
        for (int from = 0; from < names; from += NAMES_PER_CERTIFICATE) {
            lines.add(
                    "  - {names: ["
                            + String.join(
                                    ", ",
                                    hosts
                                            .subList(
                                                    from,
                                                    Math.min(names, from + NAMES_PER_CERTIFICATE))
                                            .stream()
                                            .map(host -> host + ".bench.example")
                                            .toList())
                            + "], notBefore: \"2026-05-01\", notAfter: \"2027-05-01\"}");
        }
        return Files.write(file, lines);
    }
}
