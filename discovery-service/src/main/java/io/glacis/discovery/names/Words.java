package io.glacis.discovery.names;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Labels that people give to hosts, the most common first.
public final class Words {
    private static final List<String> ALL = load();

    private Words() {}

    /// How many pieces of this size the list has.
    public static int pieces(int size) {
        return Math.ceilDiv(ALL.size(), size);
    }

    /// One piece of the list, counted from 0; empty behind its end.
    public static List<String> piece(int index, int size) {
        int from = Math.min(ALL.size(), index * size);
        return ALL.subList(from, Math.min(ALL.size(), from + size));
    }

    private static List<String> load() {
        try (InputStream in = Words.class.getResourceAsStream("words.txt")) {
            if (in == null) {
                throw new IllegalStateException("words.txt is part of this jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(word -> !word.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
