package io.glacis.discovery.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.glacis.platform.wire.Json;

/// Records in `jsonb` columns.
public final class JsonColumn {
    private JsonColumn() {}

    public static String write(Object value) {
        try {
            return Json.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own records can be written", e);
        }
    }

    public static <T> T read(String text, Class<T> type) {
        try {
            return Json.mapper().readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own rows can be read", e);
        }
    }
}
