package io.glacis.assessment.check;

import io.glacis.assessment.evidence.Exhibit;
import io.glacis.contracts.UnknownReason;
import java.util.List;

/// Whether a product is at an origin.
public sealed interface Sight {
    /// It is, proven by at least two signals.
    ///
    /// @param context the path under which it lives, empty for the root
    /// @param version as it told, empty where it did not
    record Found(String context, String version, List<Exhibit> exhibits) implements Sight {
        public Found {
            exhibits = List.copyOf(exhibits);
        }
    }

    /// It is not, or only looks like it.
    record Absent(String reason) implements Sight {}

    /// The origin could not be asked.
    record Unclear(UnknownReason reason, String detail) implements Sight {}
}
