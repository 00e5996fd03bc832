package io.glacis.rating.register;

import static io.glacis.contracts.FindingState.ACCEPTED;
import static io.glacis.contracts.FindingState.DISPUTED;
import static io.glacis.contracts.FindingState.FALSE_POSITIVE;
import static io.glacis.contracts.FindingState.FIXED;
import static io.glacis.contracts.FindingState.IN_WORK;
import static io.glacis.contracts.FindingState.NEW;
import static io.glacis.contracts.FindingState.REGRESSED;
import static io.glacis.contracts.FindingState.TRIAGED;
import static io.glacis.contracts.FindingState.VERIFIED;

import io.glacis.contracts.FindingDecided.Decision;
import io.glacis.contracts.FindingState;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Every legal step in the life of a finding; what does not stand here does not happen.
///
/// A finding has a life of its own (NEW, TRIAGED, IN_WORK, FIXED, VERIFIED, REGRESSED, DISPUTED)
/// that only verdicts and work move. Suppression and retraction lie over it: they decide what is
/// seen ([Finding#state]), not what is.
final class Lifecycle {
    /// From which states, as seen, a person may take a decision.
    private static final Map<Decision, Set<FindingState>> DECIDABLE = new EnumMap<>(Decision.class);

    /// Where a decision moves the finding's own life; the other decisions suppress.
    private static final Map<Decision, FindingState> MOVES = new EnumMap<>(Decision.class);

    static {
        DECIDABLE.put(Decision.TRIAGE, Set.of(NEW, REGRESSED));
        DECIDABLE.put(Decision.START_WORK, Set.of(NEW, TRIAGED, REGRESSED));
        DECIDABLE.put(Decision.CLAIM_FIXED, Set.of(NEW, TRIAGED, IN_WORK, REGRESSED));
        DECIDABLE.put(Decision.DISPUTE, Set.of(NEW, TRIAGED, IN_WORK, REGRESSED));
        DECIDABLE.put(
                Decision.ACCEPT, Set.of(NEW, TRIAGED, IN_WORK, REGRESSED, DISPUTED, ACCEPTED));
        DECIDABLE.put(
                Decision.FALSE_POSITIVE,
                Set.of(NEW, TRIAGED, IN_WORK, FIXED, REGRESSED, DISPUTED, ACCEPTED));
        DECIDABLE.put(Decision.REOPEN, Set.of(FIXED, DISPUTED, ACCEPTED, FALSE_POSITIVE));

        MOVES.put(Decision.TRIAGE, TRIAGED);
        MOVES.put(Decision.START_WORK, IN_WORK);
        MOVES.put(Decision.CLAIM_FIXED, FIXED);
        MOVES.put(Decision.DISPUTE, DISPUTED);
        MOVES.put(Decision.REOPEN, TRIAGED);
    }

    private Lifecycle() {}

    /// Whether a person may decide this of a finding that is seen in a state.
    static boolean allows(Decision decision, FindingState seen) {
        return DECIDABLE.getOrDefault(decision, Set.of()).contains(seen);
    }

    /// Where a decision moves the finding's own life. A verified fix stays one, whatever lay over
    /// it.
    static FindingState decided(Decision decision, FindingState own) {
        return own == VERIFIED ? VERIFIED : MOVES.getOrDefault(decision, own);
    }

    /// A check proved the weakness.
    static FindingState exposed(FindingState own) {
        return switch (own) {
            case NEW, TRIAGED, IN_WORK, REGRESSED, DISPUTED -> own;
            // The claim did not hold, or the fix did not last.
            case FIXED, VERIFIED -> REGRESSED;
            case FALSE_POSITIVE, ACCEPTED, RETRACTED -> throw notOwn(own);
        };
    }

    /// A check proved that the weakness is gone.
    static FindingState closed(FindingState own) {
        return switch (own) {
            case NEW, TRIAGED, IN_WORK, FIXED, REGRESSED, DISPUTED, VERIFIED -> VERIFIED;
            case FALSE_POSITIVE, ACCEPTED, RETRACTED -> throw notOwn(own);
        };
    }

    /// What is seen of a finding.
    static FindingState seen(
            FindingState own, Optional<Suppression> suppression, boolean isRetracted) {
        if (isRetracted) {
            return FindingState.RETRACTED;
        }
        if (suppression.isEmpty()) {
            return own;
        }
        return switch (suppression.get().kind()) {
            case FALSE_POSITIVE -> FALSE_POSITIVE;
            // There is no risk left to accept; should it come back, the acceptance still holds.
            case ACCEPTED -> own == VERIFIED ? VERIFIED : ACCEPTED;
        };
    }

    private static IllegalStateException notOwn(FindingState state) {
        return new IllegalStateException("not a state of a finding's own life: " + state);
    }
}
