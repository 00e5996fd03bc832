package io.glacis.standalone.range;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/// How a finding reads as canonical strings of the ground truth, by capability.
final class FindingItems {
    private FindingItems() {}

    static Map<String, String> of(JsonNode finding) {
        var items = new TreeMap<String, String>();
        String check = finding.path("check").asText();
        String asset = finding.path("asset_value").asText();
        items.put("assessment.exposed", check + "|" + asset);
        return items;
    }
}
