package io.glacis.contracts;

/// How far a probe may go. Each level includes the ones before it.
public enum Clearance {
    /// Nothing at all: excluded, rejected, or somebody else's.
    NONE,
    /// Public sources only; not one packet to the asset itself.
    PASSIVE,
    /// Name resolution of the asset.
    RESOLVE,
    /// Harmless unauthenticated requests to the asset, within the governor's budget.
    POLITE_ACTIVE;

    /// Whether work that needs `needed` may be done under this clearance.
    public boolean permits(Clearance needed) {
        return this != NONE && compareTo(needed) >= 0;
    }
}
