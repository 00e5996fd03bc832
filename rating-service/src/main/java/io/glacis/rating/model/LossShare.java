package io.glacis.rating.model;

import java.util.Comparator;
import java.util.List;

/// The two parts of a loss, before it is known whose they are.
record LossShare(String category, double average, double worst) {
    Loss of(Cluster cluster) {
        Impact heaviest = cluster.worst();
        return new Loss(
                category,
                cluster.key(),
                heaviest.finding().title(),
                heaviest.finding().place().label(),
                cluster.assets(),
                average,
                worst,
                cluster.members().stream()
                        .sorted(Comparator.comparingDouble(Impact::density).reversed())
                        .map(member -> member.finding().id())
                        .distinct()
                        .toList());
    }

    /// What a thinly covered category keeps from when it was last fully covered.
    Loss ofHeld() {
        return new Loss(category, "", Loss.HELD, "", 0, average, worst, List.of());
    }
}
