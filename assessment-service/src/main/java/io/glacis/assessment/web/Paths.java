package io.glacis.assessment.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Paths made from names that a server told.
public final class Paths {
    private static final int SEGMENT_LENGTH_MAX = 255;

    private Paths() {}

    /// The name as one path segment, or nothing when it would lead elsewhere.
    public static Optional<String> segment(String name) {
        boolean isPlain =
                !name.isEmpty()
                        && name.length() <= SEGMENT_LENGTH_MAX
                        && !name.equals(".")
                        && !name.equals("..");
        return isPlain
                ? Optional.of(URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"))
                : Optional.empty();
    }
}
