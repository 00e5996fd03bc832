package io.glacis.range.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.glacis.range.token.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;

/// Reads a world by its shipped name or from a file, with the parts that it names.
public final class WorldLoader {
    private static final int YAML_CHARS_MAX = 32 * 1024 * 1024;
    private static final String SHIPPED_NAME = "[a-z0-9][a-z0-9-]*";

    private final YAMLMapper yaml;
    private final WorldSchema schema = new WorldSchema();

    public WorldLoader() {
        LoaderOptions bounds = new LoaderOptions();
        bounds.setCodePointLimit(YAML_CHARS_MAX);
        bounds.setMaxAliasesForCollections(50);
        bounds.setAllowDuplicateKeys(false);
        yaml = YAMLMapper.builder(YAMLFactory.builder().loaderOptions(bounds).build()).build();
    }

    /// One file of a world, valid against the schema.
    record Part(String file, JsonNode tree) {}

    private interface Folder {
        String read(String file) throws IOException;
    }

    /// A shipped name (`acme`) or the path of a world file.
    public World load(String nameOrPath) {
        if (nameOrPath.matches(SHIPPED_NAME)) {
            return load(nameOrPath + ".yaml", WorldLoader::shipped);
        }
        Path file = Path.of(nameOrPath).toAbsolutePath();
        Path folder = file.getParent();
        if (folder == null) {
            throw new WorldException(nameOrPath, "", "is not a file");
        }
        return load(file.getFileName().toString(), part -> Files.readString(folder.resolve(part)));
    }

    private World load(String file, Folder folder) {
        Tokens tokens = new Tokens(nameOf(file, folder));
        Part main = parse(file, folder, tokens, false);
        List<Part> parts = new ArrayList<>(List.of(main));
        JsonNode named = main.tree().path("parts");
        for (int i = 0; i < named.size(); i++) {
            String part = named.get(i).asText();
            if (part.contains("/") || part.contains("..")) {
                throw new WorldException(
                        file, "parts[" + i + "]", "must be a file beside the world, was " + part);
            }
            parts.add(parse(part, folder, tokens, true));
        }
        return new WorldBuilder(main, parts, List.copyOf(tokens.planted())).build();
    }

    /// The name that seeds the world's made-up tokens; what else is wrong with the file is said
    /// later.
    private String nameOf(String file, Folder folder) {
        return tree(file, () -> folder.read(file)).path("meta").path("name").asText(file);
    }

    private Part parse(String file, Folder folder, Tokens tokens, boolean isPart) {
        JsonNode tree =
                tree(
                        file,
                        () -> {
                            String text = folder.read(file);
                            try {
                                return tokens.expand(text);
                            } catch (IllegalArgumentException e) {
                                throw new WorldException(file, "", e.getMessage());
                            }
                        });
        schema.check(file, tree, isPart);
        return new Part(file, tree);
    }

    private interface Text {
        String read() throws IOException;
    }

    private JsonNode tree(String file, Text text) {
        try {
            return yaml.readTree(text.read());
        } catch (NoSuchFileException e) {
            throw new WorldException(file, "there is no such world or file", e);
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
            throw new WorldException(file, where + firstLine(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new WorldException(file, "cannot be read: " + e.getMessage(), e);
        }
    }

    private static String shipped(String file) throws IOException {
        try (InputStream in = WorldLoader.class.getResourceAsStream("/worlds/" + file)) {
            if (in == null) {
                throw new NoSuchFileException(file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("is not YAML");
    }
}
