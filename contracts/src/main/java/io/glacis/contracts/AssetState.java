package io.glacis.contracts;

/// Whose an asset is, as far as we know.
public enum AssetState {
    /// The brand's: probed, assessed and rated.
    OWNED,
    /// Somebody else's that the brand leans on, such as a CDN: never probed.
    DEPENDENCY,
    /// The brand's, but only watched.
    MONITOR_ONLY,
    /// Perhaps the brand's: waits for more evidence or a person.
    CANDIDATE,
    /// Not the brand's, said by a person.
    REJECTED
}
