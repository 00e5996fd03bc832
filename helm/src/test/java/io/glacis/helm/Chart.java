package io.glacis.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The chart as Helm itself reads it, in this JVM.
record Chart(Path folder) {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static Chart ours() {
        return new Chart(Path.of("glacis").toAbsolutePath());
    }

    private Path exampleValues() {
        return folder.resolve("ci").resolve("example-values.yaml");
    }

    /// Lints a copy that has the example values as its own: lint takes no values file.
    LintResult lint(Path scratch) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                Path copy = scratch.resolve("glacis").resolve(folder.relativize(each));
                Files.createDirectories(copy.getParent());
                Files.copy(each, copy);
            }
        }
        Path values = scratch.resolve("glacis").resolve("values.yaml");
        JsonNode merged =
                YAML.readerForUpdating(YAML.readTree(values.toFile()))
                        .readValue(exampleValues().toFile());
        YAML.writeValue(values.toFile(), merged);
        return new Helm(scratch.resolve("glacis")).lint().strict().call();
    }

    /// Every object that the example values and these changes render.
    List<JsonNode> render(Map<String, ?> changes) throws IOException {
        TemplateCommand template = new Helm(folder).template().withName("trial");
        template.withKubeVersion("1.29.0").withValuesFile(exampleValues());
        changes.forEach(template::set);
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(template.call())) {
            return documents.readAll().stream().filter(JsonNode::isObject).toList();
        }
    }

    List<JsonNode> render() throws IOException {
        return render(Map.of());
    }

    static List<JsonNode> ofKind(String kind, List<JsonNode> objects) {
        return objects.stream().filter(each -> each.path("kind").asText().equals(kind)).toList();
    }
}
