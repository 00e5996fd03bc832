package io.glacis.reporting.finding;

import io.glacis.reporting.finding.FindingView.Reason;
import io.glacis.reporting.rating.RatingView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Why a finding ranks where it ranks, in words that can be checked.
final class Rank {
    private Rank() {}

    static List<Reason> reasons(FindingRow finding, int qod, Optional<RatingView> rating) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(
                new Reason(
                        "Severity",
                        finding.score() + " of 10",
                        "How bad it is if someone uses it: "
                                + finding.severity().name().toLowerCase(Locale.ROOT)
                                + "."));
        reasons.add(new Reason("Detection", qod + " of 100", meaning(qod)));
        reasons.add(
                new Reason(
                        "Category",
                        finding.category(),
                        "The part of the rating that it counts in."));
        rating.ifPresent(known ->
                known.lines().stream()
                        .filter(line -> line.findings().contains(finding.id()))
                        .forEach(line ->
                                reasons.add(
                                        new Reason(
                                                "Takes from the rating",
                                                line.loss(),
                                                line.text()))));
        return reasons;
    }

    private static String meaning(int qod) {
        if (qod >= 95) {
            return "Proven by a harmless request that anybody can repeat.";
        }
        return qod >= 70
                ? "Read from what the service says of itself."
                : "A sign, not yet a proof.";
    }
}
