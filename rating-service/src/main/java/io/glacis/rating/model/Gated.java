package io.glacis.rating.model;

import java.util.Optional;

/// A finding that limits the score.
///
/// @param gate name of the gate
/// @param cap the most that a brand can score while it is open
public record Gated(String finding, String gate, String title, int cap) {
    static Optional<Gated> of(RatedFinding finding, Gr1Model model) {
        String gate = finding.weakness().gate();
        return gate == null
                ? Optional.empty()
                : Optional.of(
                        new Gated(
                                finding.id(),
                                gate,
                                finding.title(),
                                model.gate(gate).capAt(finding.times())));
    }
}
