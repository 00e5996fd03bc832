package io.glacis.assessment.testkit;

import io.glacis.range.RangeConfig;
import io.glacis.range.RangeServer;
import io.glacis.range.world.WorldLoader;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A small world of the Range, reached by its egress profile: names, TLS and all.
public final class RangeResource implements QuarkusTestResourceLifecycleManager {
    private static final String WORLD =
            """
            meta: {name: little, brand: {name: Acme, domains: [acme.example]}}
            sources: {storage: {s3: "https://s3.store.example"}}
            zones:
              - apex: acme.example
                nameservers: [{name: ns1.acme.example, address: 192.0.2.53}]
                records: ["build A 192.0.2.1", "git A 192.0.2.2", "www A 192.0.2.3", "gone A 192.0.2.9"]
              - apex: store.example
                owner: provider
                nameservers: [{name: ns1.acme.example, address: 192.0.2.53}]
                records: ["s3 A 192.0.2.4", "*.s3 A 192.0.2.4"]
            sites:
              - host: build.acme.example
                kind: jenkins
                addresses: [192.0.2.1]
                settings:
                  mode: logs-public
                  jobs: [{name: release, builds: [{number: 3, log: "key ${token:api-key:build}\\n"}]}]
              - {host: git.acme.example, kind: gitlab, addresses: [192.0.2.2], settings: {mode: locked}}
              - {host: www.acme.example, kind: page, addresses: [192.0.2.3], settings: {title: Acme}}
              - host: s3.store.example
                aliases: ["*.s3.store.example"]
                kind: s3
                addresses: [192.0.2.4]
                owner: provider
                settings:
                  buckets:
                    acme-backup:
                      access: read
                      objects: [{key: .env, content: "APP_ENV=live\\nARTIFACTORY_KEY=${token:api-key:env}\\n"}]
            """;

    private RangeServer range;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("glacis-test-range");
            Path file = folder.resolve("little.yaml");
            Files.writeString(file, WORLD);
            range =
                    RangeServer.start(
                            new WorldLoader().load(file.toString()),
                            RangeConfig.in(folder.resolve("home")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "glacis.egress.profile-file", range.profileFile().toString(),
                "glacis.egress.rates.address-per-second", "200",
                "glacis.egress.rates.address-burst", "100",
                "glacis.egress.rates.address-in-flight", "8",
                "glacis.egress.rates.domain-per-second", "200",
                "glacis.egress.rates.domain-burst", "100",
                "glacis.egress.rates.zone-per-second", "200",
                "glacis.egress.rates.zone-burst", "100",
                "glacis.assessment.second-look-after", "PT0S",
                "quarkus.http.test-port", "0");
    }

    @Override
    public void stop() {
        range.close();
    }
}
