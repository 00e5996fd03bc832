package io.glacis.platform.egress.governor;

/// Whether anything may leave at all. Read before every exchange and again after waiting; at most
/// two seconds old.
public interface KillSwitch {
    /// The state now. Where it cannot be read, everything is halted.
    Halts halts();
}
