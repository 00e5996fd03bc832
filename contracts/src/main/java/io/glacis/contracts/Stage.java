package io.glacis.contracts;

/// The stages of a scan as people see them.
public enum Stage {
    NAMES,
    RESOLVE,
    PORTS,
    WEB,
    CHECKS,
    LEAKS,
    RATING
}
