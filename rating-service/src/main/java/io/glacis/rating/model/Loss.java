package io.glacis.rating.model;

import java.util.List;

/// What one root cause takes from the score, on the logarithmic scale. The losses of a rating sum
/// to `-ln(base/100)`.
///
/// A category counts twice: by its weight in the average of all categories, and once more in full
/// if it is the worst of them. A root cause has the same share of both halves.
///
/// @param title of its worst finding
/// @param label of the worst finding's asset
/// @param assets on which it was found
/// @param average its part of the average half
/// @param worst its part of the worst category's half; 0 in every other category
/// @param findings sorted by their own weight, heaviest first
public record Loss(
        String category,
        String clusterKey,
        String title,
        String label,
        int assets,
        double average,
        double worst,
        List<String> findings) {
    /// The title of what a provisional category keeps from when it was last fully covered.
    public static final String HELD = "Held from the last full coverage";

    public Loss {
        findings = List.copyOf(findings);
    }

    /// Both parts.
    public double total() {
        return average + worst;
    }
}
