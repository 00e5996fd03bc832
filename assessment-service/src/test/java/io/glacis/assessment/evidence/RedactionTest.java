package io.glacis.assessment.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RedactionTest {
    @Test
    void what_looks_like_a_credential_is_taken_out() {
        assertThat(
                        Redaction.of(
                                "key AKCp8abcdefghijklmn password: hunter2 ghp_abcdefghijklmnop"
                                        + " \"api_key\":\"0123456789\" job deploy"))
                .doesNotContain("AKCp8", "hunter2", "ghp_abc", "0123456789")
                .contains("job deploy");
    }

    @Property(tries = 300)
    void doing_it_twice_changes_nothing_more(@ForAll String text) {
        String once = Redaction.of(text);

        assertThat(Redaction.of(once)).isEqualTo(once);
    }
}
