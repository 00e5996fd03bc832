package io.glacis.investigation.secrets;

/// What can be said of a secret without asking anybody.
public enum Status {
    /// Its form carries a proof that it was issued, and nothing says that it has ended.
    UNVERIFIED_VALID,
    /// It was issued and has no end.
    NEVER_EXPIRES,
    /// Its own end has passed.
    EXPIRED,
    /// Its form carries no proof either way.
    UNVERIFIED,
    /// It looks like one and is none: a checksum or inner form is wrong.
    INVALID_STRUCTURE
}
