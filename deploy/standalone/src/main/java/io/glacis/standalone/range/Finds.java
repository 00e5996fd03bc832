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
    private static final String ATTRIBUTION = "discovery.attribution";

    private final Map<String, Map<String, Double>> secondsByItem = new TreeMap<>();
    private final Instant startedAt;

    Finds(Instant startedAt) {
        this.startedAt = startedAt;
    }

    /// Adds all that the API shows of a brand.
    ///
    /// @param asked the items of attribution that the truth asks about: every asset is attributed,
    ///   so the rest says nothing
    void addAll(ReportingApi api, String brand, FindingItems items, Set<String> asked) {
        api.all("assets?brand=" + brand).forEach(asset -> addAsset(asset, asked));
        for (JsonNode finding : api.all("findings?brand=" + brand)) {
            if (FindingState.valueOf(finding.path("state").asText()).isOpen()) {
                Map<String, String> said =
                        FindingItems.isLeak(finding)
                                ? items.ofLeak(
                                        api.get("findings/" + finding.path("id").asText())
                                                .path("facts"))
                                : items.ofWeakness(finding);
                Instant at = Instant.parse(finding.path("firstSeenAt").asText());
                said.forEach((capability, item) -> add(capability, item, at));
            }
        }
    }

    void addClosed(Map<String, Long> closed) {
        closed.forEach(
                (item, millis) -> add("assessment.closed", item, Instant.ofEpochMilli(millis)));
    }

    private void addAsset(JsonNode asset, Set<String> asked) {
        if (!asset.path("state").asText().equals(AssetState.OWNED.name())) {
            return;
        }
        AssetKind kind = AssetKind.valueOf(asset.path("kind").asText());
        String value = asset.path("value").asText();
        Instant at = Instant.parse(asset.path("firstSeenAt").asText());
        String capability = capability(kind);
        if (!capability.isEmpty()) {
            add(capability, value, at);
        }
        String attributed = attributed(kind) + value;
        if (asked.contains(attributed)) {
            add(ATTRIBUTION, attributed, at);
        }
    }

    private static String capability(AssetKind kind) {
        return switch (kind) {
            case HOSTNAME -> "discovery.hostnames";
            case REGISTERED_DOMAIN -> "discovery.domains";
            case IP_ADDRESS -> "discovery.ips";
            case PORT -> "discovery.services";
            case WEB_APP -> "discovery.webapps";
            case BUCKET -> "discovery.buckets";
            case IP_RANGE, CERTIFICATE, REPOSITORY -> "";
        };
    }

    private static String attributed(AssetKind kind) {
        return switch (kind) {
            case REGISTERED_DOMAIN -> "domain:";
            case HOSTNAME -> "hostname:";
            case IP_ADDRESS -> "ip:";
            case IP_RANGE, PORT, WEB_APP, BUCKET, CERTIFICATE, REPOSITORY -> "";
        };
    }

    private void add(String capability, String item, Instant at) {
        double seconds = Duration.between(startedAt, at).toMillis() / 1000.0;
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
