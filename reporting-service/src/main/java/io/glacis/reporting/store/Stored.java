package io.glacis.reporting.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.glacis.platform.wire.Json;
import java.util.List;
import java.util.Map;

/// How values are stored as JSON: canonical, so that equal values are equal bytes.
public final class Stored {
    /// A list of texts.
    public static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    /// Texts by field.
    public static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private Stored() {}

    /// The value as JSON, without U+0000, which PostgreSQL cannot store.
    public static String json(Object value) {
        try {
            return Json.mapper().writeValueAsString(value).replace("\\u0000", "\\ufffd");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("value cannot be written as JSON", e);
        }
    }

    /// The text without U+0000, which PostgreSQL cannot store.
    public static String text(String text) {
        return text.replace('\u0000', '\ufffd');
    }
}
