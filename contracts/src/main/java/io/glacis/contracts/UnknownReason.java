package io.glacis.contracts;

/// Why a check could say nothing.
public enum UnknownReason {
    BLOCKED,
    TIMED_OUT,
    UNREACHABLE,
    OUT_OF_CLEARANCE,
    OUT_OF_SCOPE,
    SOURCE_FAILING,
    DECEPTIVE,
    BUDGET_SPENT,
    HALTED
}
