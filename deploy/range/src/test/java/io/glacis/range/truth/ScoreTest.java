package io.glacis.range.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.glacis.range.truth.Truth.Expected;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScoreTest {
    private static final Truth TRUTH =
            new Truth(
                    new TreeMap<>(
                            Map.of(
                                    "names",
                                    new Expected(Set.of("a", "b"), Set.of("x", "y"), Set.of("n")),
                                    "exposed",
                                    new Expected(
                                            Set.of("open|https://a"),
                                            Set.of("*|https://trap"),
                                            Set.of("*|https://a")))));

    @Test
    void truths_decoys_and_surprises_are_told_apart() {
        Score score =
                Score.of(
                        TRUTH,
                        Map.of(
                                "names", Set.of("a", "x", "n", "surprise"),
                                "exposed", Set.of("open|https://a", "other|https://a")));

        Score.Capability names = score.capabilities().get(1);
        assertThat(names.name()).isEqualTo("names");
        assertThat(names.recall()).isEqualTo(0.5);
        assertThat(names.precision()).isEqualTo(1.0 / 3);
        assertThat(names.decoysHit()).isEqualTo(1);
        assertThat(names.missed()).containsExactly("b");
        assertThat(names.unexpected()).containsExactly("surprise");
        assertThat(score.recall()).isEqualTo(2.0 / 3);
        assertThat(score.decoysHit()).isEqualTo(1);
    }

    @Test
    void a_starred_decoy_is_hit_by_anything_said_about_it_but_once() {
        Score score =
                Score.of(
                        TRUTH,
                        Map.of("exposed", Set.of("open|https://trap", "other|https://trap")));

        assertThat(score.decoysHit()).isEqualTo(1);
        assertThat(score.capabilities().getFirst().hit()).hasSize(2);
    }

    @Test
    void finding_nothing_is_no_recall_and_no_hit() {
        Score score = Score.of(TRUTH, Map.of());

        assertThat(score.recall()).isZero();
        assertThat(score.precision()).isEqualTo(1.0);
        assertThat(score.decoysHit()).isZero();
    }
}
