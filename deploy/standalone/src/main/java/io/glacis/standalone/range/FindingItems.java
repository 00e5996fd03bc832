package io.glacis.standalone.range;

import com.fasterxml.jackson.databind.JsonNode;
import io.glacis.contracts.AssetKind;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// How findings read as canonical strings of the ground truth, by capability.
final class FindingItems {
    private static final String LEAK = "leak.";
    private static final String ARTIFACTORY = "artifactory";

    private final Map<String, String> labelByMask = new HashMap<>();

    /// @param labels what the Range calls the credentials that it planted, by the mask that we show
    FindingItems(JsonNode labels) {
        labels.forEach(
                each -> labelByMask.put(each.path("mask").asText(), each.path("label").asText()));
    }

    /// What a weakness proves.
    Map<String, String> ofWeakness(JsonNode finding) {
        String item = finding.path("check").asText() + "|" + finding.path("assetValue").asText();
        return switch (AssetKind.valueOf(finding.path("assetKind").asText())) {
            case WEB_APP -> Map.of("assessment.exposed", item);
            case BUCKET -> Map.of("assessment.buckets", item);
            case HOSTNAME, REGISTERED_DOMAIN, IP_ADDRESS, IP_RANGE, PORT, CERTIFICATE, REPOSITORY ->
                    Map.of();
        };
    }

    /// What a leak says of the secret.
    ///
    /// @param facts of the finding
    Map<String, String> ofLeak(JsonNode facts) {
        String mask = facts.path("masked").asText();
        String family = facts.path("family").asText();
        // A secret that nobody planted is told by its mask, and is then unexpected.
        String label = labelByMask.getOrDefault(mask, mask);
        var items = new TreeMap<String, String>();
        items.put("investigation.secrets", label + "|" + family);
        if (family.startsWith(ARTIFACTORY)) {
            items.put("investigation.artifactory", label);
            items.put("investigation.status", label + "|" + status(facts.path("status").asText()));
            if (facts.hasNonNull("host")) {
                items.put("investigation.binding", label + "|" + facts.path("host").asText());
            }
        }
        return items;
    }

    /// The truth tells only what can be known offline: ended, nothing against it, or no proof
    /// either way.
    private static String status(String said) {
        return switch (said) {
            case "UNVERIFIED_VALID", "NEVER_EXPIRES" -> "LIVE?";
            case String other -> other;
        };
    }

    static boolean isLeak(JsonNode finding) {
        return finding.path("check").asText().startsWith(LEAK);
    }
}
