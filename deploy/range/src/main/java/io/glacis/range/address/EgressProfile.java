package io.glacis.range.address;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The file that tells the platform how to reach this Range, and nothing else.
public record EgressProfile(
        String resolver, Path caCertificate, Map<String, String> dial, JsonNode sources) {
    private static final List<String> ADDRESSES =
            List.of("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32");

    public void write(Path file) throws IOException {
        Map<String, Object> profile = new LinkedHashMap<>();
        profile.put("profile", "range");
        profile.put("resolvers", List.of(resolver));
        profile.put("caCertificate", caCertificate.toString());
        profile.put("addresses", ADDRESSES);
        profile.put("dial", dial);
        profile.put("sources", sources.isObject() ? sources : Map.of());
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(
                draft,
                JsonMapper.builder()
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(profile));
        Files.move(
                draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
