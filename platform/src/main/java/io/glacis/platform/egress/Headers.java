package io.glacis.platform.egress;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The headers of an answer as they came, in their order; names compare without regard to case.
public record Headers(List<Line> lines) {
    public static final Headers NONE = new Headers(List.of());

    /// One header line.
    public record Line(String name, String value) {}

    public Headers {
        lines = List.copyOf(lines);
    }

    /// The first value of this name.
    public Optional<String> first(String name) {
        return lines.stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .map(Line::value)
                .findFirst();
    }

    /// Every value of this name.
    public List<String> all(String name) {
        return lines.stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .map(Line::value)
                .toList();
    }

    public boolean has(String name) {
        return first(name).isPresent();
    }

    /// The media type without parameters in lower case, or empty text.
    public String mediaType() {
        String type = first("Content-Type").orElse("");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
