package io.glacis.standalone.settings;

import io.glacis.contracts.Service;
import io.glacis.standalone.terminal.Refusal;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// What a person set, checked: the environment wins over the file, the file over the standard
/// value.
public final class Settings {
    private final Map<Setting, String> values = new EnumMap<>(Setting.class);

    private Settings() {}

    /// Reads the file of this home and the environment. An unknown key or a bad value is refused by
    /// name.
    public static Settings of(Path file, Map<String, String> environment) {
        var settings = new Settings();
        if (Files.exists(file)) {
            read(file)
                    .forEach((key, value) -> settings.put(file, key.toString(), value.toString()));
        }
        for (Setting each : Setting.values()) {
            String value = environment.get(each.variable());
            if (value != null) {
                settings.put(each, value.strip(), each.variable());
            }
        }
        environment.keySet().stream()
                .filter(name ->
                        name.startsWith("GLACIS_PORT_") || name.startsWith("GLACIS_MEMORY_"))
                .filter(name ->
                        Arrays.stream(Setting.values())
                                .noneMatch(each -> each.variable().equals(name)))
                .findFirst()
                .ifPresent(name -> {
                    throw Refusal.badInput(
                            "the environment variable " + name + " is no setting of Glacis.");
                });
        return settings;
    }

    private static Properties read(Path file) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw Refusal.badInput(file + " cannot be read: " + e.getMessage());
        }
        return properties;
    }

    private void put(Path file, String key, String value) {
        Setting setting =
                Arrays.stream(Setting.values())
                        .filter(each -> each.key().equals(key))
                        .findFirst()
                        .orElseThrow(() ->
                                Refusal.badInput(
                                        "unknown key "
                                                + key
                                                + " in "
                                                + file
                                                + "; `glacis settings` lists the known"
                                                + " ones."));
        put(setting, value.strip(), key + " in " + file);
    }

    private void put(Setting setting, String value, String where) {
        if (!setting.accepts(value)) {
            throw Refusal.badInput(
                    where + " must be " + setting.wants() + ", but is '" + value + "'.");
        }
        values.put(setting, value);
    }

    /// The value, or the standard one.
    public String text(Setting setting) {
        return values.getOrDefault(setting, setting.standard());
    }

    /// The value of a setting that has no standard one.
    public Optional<String> given(Setting setting) {
        return Optional.of(text(setting)).filter(value -> !value.isEmpty());
    }

    public int number(Setting setting) {
        return Integer.parseInt(text(setting));
    }

    /// The HTTP port of a service.
    public int port(Service service) {
        return number(Setting.valueOf("PORT_" + service.name()));
    }

    /// The heap that a service may grow to, as Java's `-Xmx` reads it.
    public String memory(Service service) {
        return text(Setting.valueOf("MEMORY_" + service.name()));
    }
}
