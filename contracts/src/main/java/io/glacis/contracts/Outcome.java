package io.glacis.contracts;

/// What a check decided. Never boolean: a check that could not look has not seen that all is well.
public enum Outcome {
    /// The weakness is proven.
    EXPOSED,
    /// Its absence is proven.
    CLOSED,
    /// The product is proven to be there, the weakness is neither proven nor refuted.
    PRESENT,
    /// Nothing can be said; the reason is given.
    UNKNOWN,
    /// The check does not concern this asset.
    NOT_APPLICABLE
}
