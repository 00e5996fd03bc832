package io.glacis.reporting.access;

/// What a person or token may do. Each role includes the ones before it.
public enum Role {
    /// Reads.
    VIEWER,
    /// Scans, decides about findings, makes reports.
    ANALYST,
    /// Declares brands, and manages webhooks, people and tokens.
    ADMIN;

    /// Whether this role includes the other.
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
