package io.glacis.range.web;

import java.io.IOException;

/// A site needs software that is not on this machine. The message is one sentence that says how to
/// get it.
public final class MissingSoftwareException extends IOException {
    private static final long serialVersionUID = 1L;

    public MissingSoftwareException(String program, String aptPackage) {
        super(
                program
                        + " is not installed on this machine; get it with: apt-get install "
                        + aptPackage);
    }
}
