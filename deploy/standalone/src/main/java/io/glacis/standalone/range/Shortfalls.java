package io.glacis.standalone.range;

import java.util.ArrayList;
import java.util.List;

/// What a score falls short of, one line each.
final class Shortfalls {
    private static final int NAMED_MAX = 20;

    private Shortfalls() {}

    static List<String> of(RangeScore score) {
        var lines = new ArrayList<String>();
        for (RangeScore.Capability each : score.capabilities()) {
            each.missed().stream()
                    .limit(NAMED_MAX)
                    .forEach(item -> lines.add("missed      " + each.name() + "  " + item));
            each.hit().stream()
                    .limit(NAMED_MAX)
                    .forEach(item -> lines.add("decoy hit   " + each.name() + "  " + item));
            each.unexpected().stream()
                    .limit(NAMED_MAX)
                    .forEach(item -> lines.add("unexpected  " + each.name() + "  " + item));
        }
        if (score.politeness().windowsOverBudget() > 0) {
            lines.add(
                    "impolite    %d rate windows over budget"
                            .formatted(score.politeness().windowsOverBudget()));
        }
        if (score.outOfScopePackets() > 0) {
            lines.add("out of scope  %d packets".formatted(score.outOfScopePackets()));
        }
        return lines;
    }
}
