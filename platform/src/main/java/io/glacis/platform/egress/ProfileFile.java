package io.glacis.platform.egress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.glacis.contracts.IpRange;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A profile as JSON: `profile`, `resolvers`, `caCertificate`, `addresses`, `dial`, `sources`.
record ProfileFile(Path file) {
    private static final int BYTES_MAX = 16 << 20;
    private static final int DNS_PORT = 53;
    private static final Set<String> FIELDS =
            Set.of("profile", "resolvers", "caCertificate", "addresses", "dial", "sources");
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    EgressProfile read() {
        JsonNode root = tree();
        if (!root.isObject()) {
            throw wrong("(root)", "must be an object", null);
        }
        root.fieldNames()
                .forEachRemaining(name -> {
                    if (!FIELDS.contains(name) && !name.startsWith("$")) {
                        throw wrong(name, "is not a known field", null);
                    }
                });
        try {
            return new EgressProfile(
                    kind(root.path("profile")),
                    resolvers(root.path("resolvers")),
                    authorities(root.path("caCertificate")),
                    addresses(root.path("addresses")),
                    dial(root.path("dial")),
                    root.path("sources").isObject()
                            ? root.path("sources")
                            : JsonNodeFactory.instance.objectNode());
        } catch (IllegalArgumentException e) {
            String message = e.getMessage() == null ? "" : e.getMessage();
            throw message.startsWith(file.toString())
                    ? e
                    : new IllegalArgumentException(file + ": " + message, e);
        }
    }

    private JsonNode tree() {
        try {
            if (Files.size(file) > BYTES_MAX) {
                throw wrong("(root)", "must be at most " + BYTES_MAX + " bytes", null);
            }
            return JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw wrong("(root)", "is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw wrong("(root)", "cannot be read", e);
        }
    }

    private EgressProfile.Kind kind(JsonNode node) {
        return switch (node.asText("")) {
            case "internet" -> EgressProfile.Kind.INTERNET;
            case "laboratory" -> EgressProfile.Kind.LABORATORY;
            case "range" -> EgressProfile.Kind.RANGE;
            default -> throw wrong("profile", "must be internet, laboratory or range", null);
        };
    }

    private List<InetSocketAddress> resolvers(JsonNode node) {
        List<InetSocketAddress> resolvers = new ArrayList<>();
        for (String text : texts("resolvers", node)) {
            resolvers.add(endpoint("resolvers[" + resolvers.size() + "]", text, DNS_PORT));
        }
        return resolvers;
    }

    private List<IpRange> addresses(JsonNode node) {
        List<IpRange> ranges = new ArrayList<>();
        for (String text : texts("addresses", node)) {
            try {
                ranges.add(new IpRange(text));
            } catch (IllegalArgumentException e) {
                throw wrong("addresses[" + ranges.size() + "]", "must be an address block", e);
            }
        }
        return ranges;
    }

    private Map<InetSocketAddress, InetSocketAddress> dial(JsonNode node) {
        if (!node.isObject() && !node.isMissingNode()) {
            throw wrong("dial", "must be an object", null);
        }
        Map<InetSocketAddress, InetSocketAddress> dial = new HashMap<>();
        node.properties()
                .forEach(entry -> {
                    String field = "dial[" + entry.getKey() + "]";
                    dial.put(
                            endpoint(field, entry.getKey(), 0),
                            endpoint(field, entry.getValue().asText(""), 0));
                });
        return dial;
    }

    private List<X509Certificate> authorities(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        Path path = file.resolveSibling(node.asText(""));
        try (InputStream in = Files.newInputStream(path)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (IOException | CertificateException e) {
            throw wrong("caCertificate", "must name a readable PEM file", e);
        }
    }

    private InetSocketAddress endpoint(String field, String text, int portDefault) {
        try {
            return Endpoints.parse(text, portDefault);
        } catch (IllegalArgumentException e) {
            throw wrong(field, "must be address:port", e);
        }
    }

    private List<String> texts(String field, JsonNode node) {
        if (!node.isArray() && !node.isMissingNode()) {
            throw wrong(field, "must be an array", null);
        }
        List<String> texts = new ArrayList<>();
        node.forEach(item -> texts.add(item.asText("")));
        return texts;
    }

    private IllegalArgumentException wrong(
            String field, String problem, @org.jspecify.annotations.Nullable Exception cause) {
        return new IllegalArgumentException(
                file + ": egress profile: " + field + " " + problem, cause);
    }
}
