package io.glacis.rating.rules;

import java.util.List;

/// One check's rule.
///
/// @param check its name, or a prefix that ends in `.*`
/// @param variants tried in order before the rule's own weight
record Rule(
        String check,
        String title,
        String category,
        String clusterKey,
        Weight weight,
        List<Variant> variants,
        List<String> remediation) {
    Rule {
        variants = List.copyOf(variants);
        remediation = List.copyOf(remediation);
    }

    Weight weightFor(Subject subject) {
        return variants.stream()
                .filter(variant -> variant.matches(subject.facts()))
                .findFirst()
                .map(Variant::weight)
                .orElse(weight);
    }

    /// The root cause of a finding: a function of this finding alone.
    String clusterKeyFor(Subject subject) {
        return ClusterKey.fill(clusterKey, subject);
    }
}
