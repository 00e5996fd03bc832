package io.glacis.standalone.range;

import com.fasterxml.jackson.databind.JsonNode;
import io.glacis.contracts.AssetKind;
import io.glacis.contracts.AssetState;
import io.glacis.contracts.FindingState;
import io.glacis.standalone.scan.ReportingApi;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What the platform says it found, in the canonical strings of the ground truth.
final class Finds {
    private final Map<String, Map<String, Double>> secondsByItem = new TreeMap<>();
    private final Instant startedAt;

    private Finds(Instant startedAt) {
        this.startedAt = startedAt;
    }

    static Finds of(ReportingApi api, String brand, Instant startedAt) {
        var finds = new Finds(startedAt);
        api.all("assets?brand=" + brand).forEach(finds::addAsset);
        api.all("findings?brand=" + brand).forEach(finds::addFinding);
        return finds;
    }

    private void addAsset(JsonNode asset) {
        if (!asset.path("state").asText().equals(AssetState.OWNED.name())) {
            return;
        }
        String capability =
                switch (AssetKind.valueOf(asset.path("kind").asText())) {
                    case HOSTNAME -> "discovery.hostnames";
                    case REGISTERED_DOMAIN -> "discovery.domains";
                    case IP_ADDRESS -> "discovery.ips";
                    case PORT -> "discovery.services";
                    case WEB_APP -> "discovery.webapps";
                    case BUCKET -> "discovery.buckets";
                    case IP_RANGE, CERTIFICATE, REPOSITORY -> "";
                };
        if (!capability.isEmpty()) {
            add(capability, asset.path("value").asText(), asset.path("first_seen_at").asText());
        }
    }

    private void addFinding(JsonNode finding) {
        if (!FindingState.valueOf(finding.path("state").asText()).isOpen()) {
            return;
        }
        for (Map.Entry<String, String> each : FindingItems.of(finding).entrySet()) {
            add(each.getKey(), each.getValue(), finding.path("first_seen_at").asText());
        }
    }

    private void add(String capability, String item, String seenAt) {
        double seconds =
                seenAt.isEmpty()
                        ? 0
                        : Duration.between(startedAt, Instant.parse(seenAt)).toMillis() / 1000.0;
        secondsByItem
                .computeIfAbsent(capability, _ -> new HashMap<>())
                .merge(item, Math.max(0, seconds), Math::min);
    }

    /// The items, by capability.
    Map<String, Set<String>> items() {
        var items = new TreeMap<String, Set<String>>();
        secondsByItem.forEach((capability, seconds) -> items.put(capability, seconds.keySet()));
        return items;
    }

    /// How late the late ones of a capability came.
    double latencySecondsP95(String capability) {
        List<Double> sorted =
                new ArrayList<>(secondsByItem.getOrDefault(capability, Map.of()).values());
        if (sorted.isEmpty()) {
            return 0;
        }
        sorted.sort(null);
        return sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
    }
}
