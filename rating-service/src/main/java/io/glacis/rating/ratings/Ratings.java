package io.glacis.rating.ratings;

import io.glacis.contracts.BrandId;
import io.glacis.contracts.Digest;
import io.glacis.contracts.EventId;
import io.glacis.contracts.EventType;
import io.glacis.contracts.Lane;
import io.glacis.contracts.RatingComputed;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.Stage;
import io.glacis.contracts.TaskId;
import io.glacis.contracts.TenantId;
import io.glacis.platform.work.NewTask;
import io.glacis.platform.work.Unit;
import io.glacis.rating.model.Gr1;
import io.glacis.rating.model.Gr1Model;
import io.glacis.rating.model.InputsDigest;
import io.glacis.rating.model.Portfolio;
import io.glacis.rating.model.Rating;
import io.glacis.rating.rules.RuleTable;
import io.glacis.rating.sql.Sql;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Rates brands: once when a scan completes, and a little after something changed outside a scan.
///
/// A rating follows from the register, the coverage and the day alone, so two that follow from the
/// same are the same, byte for byte, and the second is not said.
public final class Ratings {
    /// The probe of the task that rates a brand again.
    public static final String RECOMPUTE = "rating.recompute";

    private final RatingRows rows;
    private final Gr1Model model;
    private final Gr1 gr1;
    private final Duration delay;
    private final RatingMetrics metrics;

    /// How often things happen.
    ///
    /// @param scanIntervalDays between scans of a brand; observations fade after two of these
    /// @param delay between a change and the rating that follows from it and its neighbours
    public record Pace(int scanIntervalDays, Duration delay) {}

    public Ratings(Sql sql, Gr1Model model, RuleTable rules, Pace pace, RatingMetrics metrics) {
        this.rows = new RatingRows(sql, model, rules, model.graceDays(pace.scanIntervalDays()));
        this.model = model;
        this.gr1 = new Gr1(model);
        this.delay = pace.delay();
        this.metrics = metrics;
    }

    /// Somebody asked for a scan: what changes during it waits for its end.
    public void scanRequested(TenantId tenant, BrandId brand, ScanId scan) {
        rows.noteScan(tenant, brand, scan, false);
    }

    /// A scan is complete: its rating is said even if it equals the last one.
    public void scanCompleted(TenantId tenant, BrandId brand, ScanId scan, Unit unit) {
        rows.noteScan(tenant, brand, scan, true);
        rate(tenant, brand, scan, unit);
    }

    /// Something changed in a scan. If the scan is under way its end will rate it.
    public void changedIn(TenantId tenant, BrandId brand, ScanId scan, Unit unit) {
        if (!rows.isUnderWay(tenant, scan)) {
            changed(tenant, brand, unit);
        }
    }

    /// Something changed outside any scan: rate again, once for all changes within the delay.
    public void changed(TenantId tenant, BrandId brand, Unit unit) {
        RatingRows.Last last = rows.lock(tenant, brand);
        if (last.isAwaited()) {
            return;
        }
        long recomputes = last.recomputes() + 1;
        rows.save(
                tenant,
                brand,
                new RatingRows.Last(last.version(), last.inputs(), true, recomputes));
        unit.spawn(
                new NewTask(
                        new TaskId(
                                Digest.of(
                                        "task/1",
                                        RECOMPUTE,
                                        tenant.text(),
                                        brand.text(),
                                        Long.toString(recomputes))),
                        tenant,
                        brand,
                        null,
                        0,
                        Lane.CONTINUOUS,
                        Stage.RATING,
                        RECOMPUTE,
                        brand.text(),
                        "{}",
                        delay));
    }

    /// The rating that a change asked for.
    public void recompute(TenantId tenant, BrandId brand, Unit unit) {
        rate(tenant, brand, null, unit);
    }

    private void rate(TenantId tenant, BrandId brand, @Nullable ScanId scan, Unit unit) {
        RatingRows.Last last = rows.lock(tenant, brand);
        Portfolio portfolio =
                rows.portfolio(tenant, brand, LocalDate.ofInstant(unit.now(), ZoneOffset.UTC));
        String inputs = InputsDigest.of(model, portfolio);
        if (scan == null && inputs.equals(last.inputs())) {
            rows.save(
                    tenant,
                    brand,
                    new RatingRows.Last(last.version(), last.inputs(), false, last.recomputes()));
            return;
        }
        Rating observed = gr1.rate(portfolio);
        Rating managed = gr1.rate(portfolio.withoutAccepted());
        if (scan != null) {
            observed.categories().stream()
                    .filter(category -> !category.provisional())
                    .forEach(category -> rows.hold(tenant, brand, category));
        }
        long version = last.version() + 1;
        rows.save(tenant, brand, new RatingRows.Last(version, inputs, false, last.recomputes()));
        RatingComputed rating =
                new Said(model, portfolio, observed, managed, inputs)
                        .event(tenant, brand, scan, unit.now());
        metrics.onRated(rating);
        unit.say(
                EventId.of(
                        EventType.RATING_COMPUTED.wireName(), brand.text(), Long.toString(version)),
                rating);
    }
}
