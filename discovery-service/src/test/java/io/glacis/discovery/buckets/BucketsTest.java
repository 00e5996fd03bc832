package io.glacis.discovery.buckets;

import static org.assertj.core.api.Assertions.assertThat;

import io.glacis.discovery.attribution.Subject;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BucketsTest {
    private static final Set<String> STORAGE = Set.of("s3.objectstore.example");

    @Test
    void buckets_are_read_out_of_pages_in_both_styles() {
        String page =
                """
                <img src="https://acme-assets.s3.objectstore.example/logo.svg">
                fetch('//s3.objectstore.example/acme-Data/x.json')
                https://acme.s3.eu-west-1.amazonaws.com/a https://s3.amazonaws.com/acme-old/b
                https://objectstore.example/not-one https://evil-s3.objectstore.example.attacker.example/
                """;

        assertThat(BucketHosts.in(page, STORAGE))
                .extracting(Subject::value)
                .containsExactly("s3:acme", "s3:acme-assets", "s3:acme-data", "s3:acme-old");
    }

    @Test
    void a_word_of_the_brand_is_a_whole_word() {
        Set<String> tokens = Set.of("acme", "acme-cloud");

        assertThat(BucketWords.carries("acme-backups", tokens)).isTrue();
        assertThat(BucketWords.carries("eu.acme-cloud.logs", tokens)).isTrue();
        assertThat(BucketWords.carries("acmee-backup", tokens)).isFalse();
        assertThat(BucketWords.candidates(tokens))
                .contains("acme-backup", "acme.backup", "acmebackup");
    }
}
