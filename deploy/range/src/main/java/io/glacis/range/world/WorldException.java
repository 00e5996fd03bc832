package io.glacis.range.world;

import org.jspecify.annotations.Nullable;

/// A world file that cannot run. The message is one sentence that names the file and the field.
public final class WorldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WorldException(String file, String field, @Nullable String problem) {
        super("world " + file + ": " + (field.isEmpty() ? "" : field + ": ") + problem);
    }

    public WorldException(String file, String problem, Throwable cause) {
        super("world " + file + ": " + problem, cause);
    }
}
