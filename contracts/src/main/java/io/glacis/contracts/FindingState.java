package io.glacis.contracts;

/// Where a finding is in its life. Only a recheck verifies; UNKNOWN verdicts change nothing.
public enum FindingState {
    NEW,
    TRIAGED,
    IN_WORK,
    FIXED,
    VERIFIED,
    REGRESSED,
    FALSE_POSITIVE,
    ACCEPTED,
    DISPUTED,
    /// Its asset turned out not to be the brand's.
    RETRACTED;

    /// Whether the weakness still counts in the observed rating.
    public boolean isOpen() {
        return switch (this) {
            case NEW, TRIAGED, IN_WORK, FIXED, REGRESSED, ACCEPTED, DISPUTED -> true;
            case VERIFIED, FALSE_POSITIVE, RETRACTED -> false;
        };
    }
}
