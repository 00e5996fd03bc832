package io.glacis.platform.egress;

import java.time.Duration;

/// Hears what the door decides, for counting. Must not block.
public interface EgressListener {
    EgressListener SILENT = new EgressListener() {};

    /// An exchange was refused.
    default void denied(Refusal reason) {}

    /// The governor answered after this wait.
    ///
    /// @param keyKind `ip`, `zone`, `tcp` or `dns`
    default void granted(String keyKind, boolean isGranted, Duration waited) {}
}
