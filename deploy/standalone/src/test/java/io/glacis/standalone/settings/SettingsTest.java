package io.glacis.standalone.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glacis.contracts.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsTest {
    @TempDir Path home;

    private Settings settings(String file, Map<String, String> environment) throws IOException {
        return Settings.of(Files.writeString(home.resolve("glacis.properties"), file), environment);
    }

    @Test
    void the_environment_wins_over_the_file_and_the_file_over_the_standard() throws IOException {
        Settings settings =
                settings(
                        "glacis.port.rating=9001\nglacis.port.discovery=9002\n",
                        Map.of("GLACIS_PORT_RATING", "9003"));

        assertThat(settings.port(Service.RATING)).isEqualTo(9003);
        assertThat(settings.port(Service.DISCOVERY)).isEqualTo(9002);
        assertThat(settings.port(Service.REPORTING)).isEqualTo(8600);
    }

    @ParameterizedTest
    @EnumSource
    void every_standard_value_is_one_that_is_accepted(Setting setting) {
        assertThat(setting.accepts(setting.standard())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "glacis.port.kafka, 0",
        "glacis.port.kafka, 65536",
        "glacis.port.kafka, abc",
        "glacis.kafka, kafka",
        "glacis.postgres.url, mysql://db",
        "glacis.memory.rating, lots",
        "glacis.egress.contact-url, mailto:me"
    })
    void a_bad_value_is_refused_by_its_key(String key, String value) {
        assertThatThrownBy(() -> settings(key + "=" + value, Map.of()))
                .hasMessageContaining(key)
                .hasMessageContaining(value);
    }

    @Test
    void a_misspelt_variable_is_refused_by_its_name() {
        assertThatThrownBy(() -> settings("", Map.of("GLACIS_PORT_REPROTING", "1")))
                .hasMessageContaining("GLACIS_PORT_REPROTING");
    }
}
