package io.glacis.platform.egress;

/// Why we did not ask. Nothing left the machine for this exchange.
public enum Refusal {
    /// Neither in the authority's scope nor attributed.
    OUT_OF_SCOPE,
    /// Excluded by the scope or by the opt-out list. Exclusions always win.
    EXCLUDED,
    /// The clearance does not reach this far, or the method is not harmless.
    CLEARANCE,
    /// The address, or any address of the name, is special-purpose or our own.
    DENIED_ADDRESS,
    /// The kill switch is on, or its state is unknown.
    HALTED,
    /// Not a URL or name that every parser reads the same way.
    MALFORMED_URL,
    /// The governor granted nothing in time, or memory for bodies is spent. Ask again later.
    BUDGET
}
