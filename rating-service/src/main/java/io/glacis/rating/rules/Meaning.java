package io.glacis.rating.rules;

import io.glacis.rating.model.Weakness;
import java.util.List;

/// What the rule table says of one finding.
///
/// @param slaDays within which it is to be fixed
/// @param remediation steps in plain words, in order
public record Meaning(
        String title,
        String category,
        String clusterKey,
        Weakness weakness,
        int slaDays,
        List<String> remediation) {
    public Meaning {
        remediation = List.copyOf(remediation);
    }
}
