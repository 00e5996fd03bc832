package io.glacis.platform.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.glacis.contracts.BrandId;
import io.glacis.contracts.EventId;
import io.glacis.contracts.EventType;
import io.glacis.contracts.ScanCompleted;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.TenantId;
import io.glacis.platform.wire.EventCodec;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private static final BrandId BRAND = BrandId.of(TenantId.DEFAULT, "acme");

    private final CountedFaults faults = new CountedFaults();
    private final List<ScanId> taken = new ArrayList<>();

    @Test
    void a_record_that_always_fails_does_not_stop_those_behind_it() {
        Intake intake = intakeFailingWith(new NullPointerException("a defect"));
        List<Delivery> batch = List.of(delivery("good"), delivery("bad"), delivery("behind"));

        for (int tries = 1; tries < Intake.TRIES_MAX; tries++) {
            assertThatExceptionOfType(NullPointerException.class)
                    .isThrownBy(() -> intake.take(batch));
        }
        List<Intake.Rejected> rejected = intake.take(batch);

        assertThat(rejected)
                .extracting(each -> each.delivery().place())
                .containsExactly("bad")
                .isEqualTo(faults.rejected);
        assertThat(taken).containsExactly(scan("good"), scan("behind"));
    }

    @Test
    void a_database_that_is_away_rejects_nothing_however_long() {
        Intake intake =
                intakeFailingWith(
                        new StoreFailedException("away", new SQLException("refused", "08001")));

        for (int tries = 0; tries < 10 * Intake.TRIES_MAX; tries++) {
            assertThatExceptionOfType(StoreFailedException.class)
                    .isThrownBy(() -> intake.take(List.of(delivery("bad"))));
        }

        assertThat(faults.rejected).isEmpty();
    }

    private Intake intakeFailingWith(RuntimeException fault) {
        EventHandler<ScanCompleted> handler =
                new EventHandler<>() {
                    @Override
                    public Class<ScanCompleted> type() {
                        return ScanCompleted.class;
                    }

                    @Override
                    public void on(ScanCompleted event, Unit unit) {
                        if (event.scan().equals(scan("bad"))) {
                            throw fault;
                        }
                        if (!taken.contains(event.scan())) {
                            taken.add(event.scan());
                        }
                    }
                };
        return new Intake(new MemoryWorkStore(), List.of(handler), faults);
    }

    private static ScanId scan(String name) {
        return ScanId.of(BRAND, name);
    }

    private static Delivery delivery(String name) {
        ScanCompleted event =
                new ScanCompleted(
                        TenantId.DEFAULT,
                        BRAND,
                        scan(name),
                        1,
                        List.of(),
                        Instant.EPOCH,
                        Instant.EPOCH);
        return new Delivery(
                EventType.SCAN_COMPLETED.wireName(),
                EventId.of("test", name, "1").text(),
                EventCodec.write(event),
                name);
    }
}
