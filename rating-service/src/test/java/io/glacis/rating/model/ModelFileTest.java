package io.glacis.rating.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glacis.rating.document.DocumentException;
import io.glacis.rating.document.Field;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFileTest {
    static String shipped() {
        try (InputStream in = ModelFileTest.class.getResourceAsStream("/model/gr-1.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_shipped_model_is_read_with_every_name() {
        Gr1Model model = Gr1Model.shipped();

        assertThat(model.name()).isEqualTo("GR-1");
        assertThat(model.categories()).hasSize(10);
        assertThat(model.gates()).contains("live-credential", "code-execution", "public-secrets");
        assertThat(model.slaDays(9.0)).isEqualTo(3);
        assertThat(model.graceDays(7)).isEqualTo(14);
    }

    @Test
    void another_number_is_another_model() {
        Gr1Model other = read(shipped().replace("scale: 0.65", "scale: 0.66"));

        assertThat(other.digest()).isNotEqualTo(Gr1Model.shipped().digest());
        assertThat(read(shipped()).digest()).isEqualTo(Gr1Model.shipped().digest());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    model: GR-1           | model: ''              | model must be text
                    version: 1            | version: 0.5           | version must be
                    nhi: 0.16             | nhi: 0.17              | weights must sum to 1
                    nhi: 0.16             | nhi: much              | weights.nhi must be a number
                    firm: 0.8             | firm: 1.2              | confidences.firm must be
                    tentative: 0.5        | tentative: 0.9         | confidences.tentative must be
                    { days: 14 }          | { days: 0 }            | halfLives.service.days must be
                    { days: 14 }          | { day: 14 }            | halfLives.service.day is not known
                    { cap: 39 }           | { cap: 139 }           | gates.active-compromise.cap must be
                    pastDue: 79           | pastDue: 90            | gates.tier-14d.pastDue must be
                    critical: 3           | critical: 30           | slaDays.critical must be
                    scale: 0.65           | scale: 0               | density.scale must be
                    staleBelow: 0.05      | nothing: 0.05          | evidence.nothing is not known
                    coverageMin: 0.8      | coverageMin: 80        | evidence.coverageMin must be
                    """)
    void a_wrong_model_is_refused_by_the_name_of_its_field(
            String right, String wrong, String complaint) {
        assertThat(shipped()).contains(right);
        assertThatThrownBy(() ->
                        read(shipped().replaceFirst(java.util.regex.Pattern.quote(right), wrong)))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void what_is_no_model_at_all_is_refused() {
        Stream.of("", "[]", "{", "3", "null", "weights: {a: &x 1, b: *x}")
                .forEach(text ->
                        assertThatThrownBy(() -> read(text))
                                .isInstanceOf(DocumentException.class)
                                .hasMessageStartingWith("test"));
    }

    private static Gr1Model read(String text) {
        return Gr1ModelFile.read(Field.parse("test", text));
    }
}
