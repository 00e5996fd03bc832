package io.glacis.reporting.executive;

import io.glacis.contracts.AssetState;
import io.glacis.contracts.Clearance;
import io.glacis.reporting.rating.RatingView;
import io.glacis.reporting.rating.RatingView.FactorView;
import java.util.ArrayList;
import java.util.List;

/// What we did not look at. A number without it would say more than we know.
final class BlindSpots {
    private BlindSpots() {}

    static List<String> of(ExecutiveFacts facts) {
        List<String> spots = new ArrayList<>();
        RatingView rating = facts.rating();
        if (rating != null) {
            spots.add(
                    "Of everything that could be checked, "
                            + ExecutiveStory.percent(rating.coverage())
                            + " has a clear answer. The rest is unknown, not safe.");
            List<String> provisional =
                    rating.factors().stream()
                            .filter(FactorView::provisional)
                            .map(factor -> Category.of(factor.category()).title())
                            .toList();
            if (!provisional.isEmpty()) {
                spots.add("Not yet fully looked at: " + String.join(", ", provisional) + ".");
            }
        }
        if (facts.brand().clearance() != Clearance.POLITE_ACTIVE) {
            spots.add(
                    "Nothing was sent to your systems themselves: the clearance does not allow"
                            + " it.");
        }
        state(
                spots,
                facts,
                AssetState.CANDIDATE,
                "may be yours and were not probed: a person has to say so");
        state(
                spots,
                facts,
                AssetState.DEPENDENCY,
                "belong to others whom you lean on and were not probed");
        state(spots, facts, AssetState.MONITOR_ONLY, "are watched but not probed");
        if (!facts.brand().excludes().isEmpty()) {
            spots.add(
                    ExecutiveStory.count(
                                    facts.brand().excludes().size(),
                                    "exclusion was",
                                    "exclusions were")
                            + " kept: nothing there was touched.");
        }
        Long failed = facts.failedTasks();
        if (failed == null) {
            spots.add("No scan is complete yet; everything here is preliminary.");
        } else if (failed > 0) {
            spots.add(
                    "In the last scan "
                            + failed
                            + " tasks failed, mostly because systems did not answer.");
        }
        spots.add("What needs a password or stands inside your network was not looked at.");
        return spots;
    }

    private static void state(
            List<String> spots, ExecutiveFacts facts, AssetState state, String words) {
        long count = facts.assetsByState().getOrDefault(state.name(), 0L);
        if (count > 0) {
            spots.add("Assets that " + words + ": " + count + ".");
        }
    }
}
