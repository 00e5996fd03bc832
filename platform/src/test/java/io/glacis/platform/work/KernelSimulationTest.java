package io.glacis.platform.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.glacis.platform.work.Simulation.Outcome;
import io.glacis.platform.work.Simulation.Weakness;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Seeded schedules of the real kernel. A failing seed is printed and can be run alone.
class KernelSimulationTest {
    private static final int SCHEDULES = 100_000;
    private static final int SCHEDULES_TO_NOTICE = 10_000;

    @Test
    void no_schedule_completes_a_scan_early_or_never_or_doubles_a_result() {
        List<Long> bad =
                LongStream.range(0, SCHEDULES)
                        .filter(seed -> !Simulation.run(seed, Weakness.NONE).isGood())
                        .limit(5)
                        .boxed()
                        .toList();

        assertThat(bad).as("seeds of schedules that went wrong").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void taking_a_safeguard_away_is_noticed(Weakness weakness) {
        boolean isNoticed =
                LongStream.range(0, SCHEDULES_TO_NOTICE)
                        .mapToObj(seed -> Simulation.run(seed, weakness))
                        .anyMatch(outcome -> !outcome.isGood());

        assertThat(isNoticed).isTrue();
    }

    @Test
    void announcing_children_later_completes_scans_early() {
        List<Outcome> outcomes =
                LongStream.range(0, 1_000)
                        .mapToObj(seed -> Simulation.run(seed, Weakness.ANNOUNCES_LATER))
                        .toList();

        assertThat(outcomes).anyMatch(Outcome::isPremature);
    }
}
