package io.glacis.platform.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/// The JSON mapper of the house: contracts' scalars as strings, times in ISO 8601, equal values as
/// equal bytes, and hostile documents refused by size, depth and length.
public final class Json {
    /// A document longer than this is refused.
    public static final int DOCUMENT_BYTES_MAX = 1 << 20;

    private static final int DEPTH_MAX = 64;
    private static final int STRING_LENGTH_MAX = 1 << 19;
    private static final int NUMBER_LENGTH_MAX = 40;
    private static final ObjectMapper MAPPER = configure(newMapper());

    private Json() {}

    /// The shared mapper; it must not be reconfigured.
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /// Gives a mapper that another framework made the house's rules.
    public static ObjectMapper configure(ObjectMapper mapper) {
        mapper.setAnnotationIntrospector(
                AnnotationIntrospector.pair(
                        new NullMarkedIntrospector(),
                        mapper.getDeserializationConfig().getAnnotationIntrospector()));
        return mapper.registerModule(new JavaTimeModule())
                .registerModule(new TextValueModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    private static ObjectMapper newMapper() {
        StreamReadConstraints limits =
                StreamReadConstraints.builder()
                        .maxDocumentLength(DOCUMENT_BYTES_MAX)
                        .maxNestingDepth(DEPTH_MAX)
                        .maxStringLength(STRING_LENGTH_MAX)
                        .maxNumberLength(NUMBER_LENGTH_MAX)
                        .build();
        return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits).build())
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .build();
    }
}
