package io.glacis.investigation.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.glacis.contracts.AssetKind;
import io.glacis.contracts.Outcome;
import io.glacis.contracts.Verdict;
import io.glacis.investigation.secrets.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SecretCaseTest {
    private static final Instant EARLY = Instant.parse("2023-01-01T00:00:00Z");

    @Property(tries = 200)
    void what_a_case_says_does_not_depend_on_the_order_of_its_sightings(@ForAll long seed) {
        List<SecretCase.Seen> seen = sightings();
        List<SecretCase.Seen> shuffled = new ArrayList<>(seen);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(CaseVerdict.of(secret(shuffled, Status.UNVERIFIED_VALID), null))
                .isEqualTo(CaseVerdict.of(secret(seen, Status.UNVERIFIED_VALID), null));
        assertThat(secret(shuffled, Status.UNVERIFIED).assetValue())
                .isEqualTo(secret(seen, Status.UNVERIFIED).assetValue());
    }

    @Test
    void fifty_sightings_are_one_verdict_on_the_host_with_the_first_time() {
        SecretCase found = secret(sightings(), Status.UNVERIFIED_VALID);
        Verdict verdict = CaseVerdict.of(found, null);

        assertThat(found.assetKind()).isEqualTo(AssetKind.HOSTNAME);
        assertThat(found.assetValue()).isEqualTo("artifactory.acme.example");
        assertThat(verdict.facts())
                .containsEntry("sightings", "50")
                .containsEntry("host", "artifactory.acme.example")
                .containsEntry("firstLeakedAt", EARLY.toString());
        assertThat(verdict.locator()).isEqualTo("f".repeat(64));
    }

    @Test
    void without_a_host_the_secret_hangs_on_what_is_nearest_to_the_brand() {
        SecretCase found =
                secret(
                        List.of(
                                seen(1, AssetKind.REGISTERED_DOMAIN, "acme.example", null),
                                seen(2, AssetKind.BUCKET, "s3:acme-backup", null)),
                        Status.UNVERIFIED);

        assertThat(found.assetKind()).isEqualTo(AssetKind.BUCKET);
    }

    @Test
    void a_look_alike_is_not_applicable_and_an_expired_secret_says_so() {
        assertThat(CaseVerdict.of(secret(sightings(), Status.INVALID_STRUCTURE), null).outcome())
                .isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(CaseVerdict.of(secret(sightings(), Status.EXPIRED), null).facts())
                .containsEntry("status", "EXPIRED");
    }

    private static List<SecretCase.Seen> sightings() {
        List<SecretCase.Seen> seen = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            seen.add(
                    seen(
                            i,
                            i % 3 == 0 ? AssetKind.BUCKET : AssetKind.REGISTERED_DOMAIN,
                            i % 3 == 0 ? "s3:acme-" + i : "acme.example",
                            i % 5 == 0 ? "artifactory.acme.example" : null));
        }
        return seen;
    }

    private static SecretCase.Seen seen(int i, AssetKind kind, String value, String host) {
        return new SecretCase.Seen(
                new Place(
                        i % 2 == 0 ? "code" : "paste",
                        "https://code.example/r/" + i,
                        "file" + i,
                        i,
                        null,
                        null,
                        i % 4 == 0 ? null : EARLY.plusSeconds((i - 1) * 60L),
                        kind,
                        value),
                host,
                i % 7 == 0 ? "ci" : null,
                null);
    }

    private static SecretCase secret(List<SecretCase.Seen> seen, Status status) {
        return new SecretCase(
                "f".repeat(64),
                "artifactory-api-key",
                "AKCp…last",
                null,
                null,
                status,
                Map.of(),
                seen);
    }
}
