package io.glacis.platform.egress;

import java.io.IOException;

/// The guard ended an exchange from inside the socket. Caught at the door, never seen by callers.
final class GuardException extends IOException {
    private static final long serialVersionUID = 1L;

    /// Why.
    sealed interface Cause {
        record Denied(Denial denial) implements Cause {}

        record Broken(Failure failure, String detail) implements Cause {}
    }

    private final transient Cause why;

    GuardException(Denial denial) {
        this.why = new Cause.Denied(denial);
        super("denied");
    }

    GuardException(Failure failure, String detail) {
        this.why = new Cause.Broken(failure, detail);
        super(detail);
    }

    Cause why() {
        return why;
    }
}
