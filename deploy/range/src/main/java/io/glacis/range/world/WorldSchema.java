package io.glacis.range.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.Comparator;
import java.util.Set;

/// The documented shape of world files, `world.schema.json`.
final class WorldSchema {
    private static final String SCHEMA = "classpath:world.schema.json";

    private final JsonSchema world = schema(SCHEMA);
    private final JsonSchema part = schema(SCHEMA + "#/$defs/part");

    private static JsonSchema schema(String location) {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder()
                        .pathType(PathType.LEGACY)
                        .locale(java.util.Locale.ROOT)
                        .build();
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of(location), config);
    }

    void check(String file, JsonNode tree, boolean isPart) {
        Set<ValidationMessage> problems = (isPart ? part : world).validate(tree);
        if (problems.isEmpty()) {
            return;
        }
        // The deepest field says most about what is wrong.
        ValidationMessage worst =
                problems.stream()
                        .max(Comparator.comparingInt(p -> p.getInstanceLocation().getNameCount()))
                        .orElseThrow();
        String field = worst.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
        String problem = worst.getMessage().replaceFirst("^\\$[^:]*: ", "");
        String more = problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)";
        String property = worst.getProperty();
        if (property != null && !"".equals(property) && !field.endsWith(property)) {
            field = field.isEmpty() ? property : field + "." + property;
        }
        throw new WorldException(file, field, problem + more);
    }
}
