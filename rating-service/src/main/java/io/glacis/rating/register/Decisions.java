package io.glacis.rating.register;

import io.glacis.contracts.Digest;
import io.glacis.contracts.FindingDecided;
import io.glacis.contracts.FindingId;
import io.glacis.contracts.Lane;
import io.glacis.contracts.Stage;
import io.glacis.contracts.TaskId;
import io.glacis.contracts.TenantId;
import io.glacis.platform.work.NewTask;
import io.glacis.platform.work.Unit;
import io.glacis.rating.model.Gr1Model;
import io.glacis.rating.sql.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What people decide about findings. A decision that is not legal changes nothing and is kept with
/// the reason why not.
public final class Decisions {
    /// The probe of the task that ends an acceptance.
    public static final String EXPIRE = "rating.expire-acceptance";

    private final FindingRows rows;
    private final SuppressionRows suppressions;
    private final Findings findings;
    private final Gr1Model model;
    private final RegisterMetrics metrics;

    public Decisions(Sql sql, Findings findings, Gr1Model model, RegisterMetrics metrics) {
        this.rows = new FindingRows(sql);
        this.suppressions = new SuppressionRows(sql);
        this.findings = findings;
        this.model = model;
        this.metrics = metrics;
    }

    /// Takes a decision; true when a rating could change by it.
    public boolean take(FindingDecided decided, Unit unit) {
        Optional<Finding> known = rows.find(decided.tenant(), decided.finding());
        String refusal = refusal(decided, known, unit.now());
        suppressions.record(decided, refusal);
        metrics.onDecision(decided.decision().name(), refusal == null);
        if (refusal != null) {
            return false;
        }
        Finding before = known.orElseThrow();
        Finding after =
                before.moved(Lifecycle.decided(decided.decision(), before.own()))
                        .under(suppression(decided, before));
        if (after.suppression() == null) {
            suppressions.end(decided.tenant(), decided.finding());
        } else if (!after.suppression().equals(before.suppression())) {
            suppressions.put(before.spot(), after.suppression());
            expireLater(before.spot(), after.suppression(), unit);
        }
        return findings.change(before, after, unit);
    }

    /// Ends an acceptance whose time is over; true when a rating could change by it.
    public boolean expire(TenantId tenant, FindingId finding, Unit unit) {
        Optional<Finding> known = rows.find(tenant, finding);
        if (known.isEmpty()) {
            return false;
        }
        Suppression suppression = known.get().suppression();
        if (suppression == null || !suppression.hasEnded(unit.now())) {
            return false;
        }
        suppressions.end(tenant, finding);
        return findings.change(known.get(), known.get().under(null), unit);
    }

    private @Nullable String refusal(FindingDecided decided, Optional<Finding> known, Instant now) {
        if (known.isEmpty()) {
            return "the finding is not known";
        }
        Finding finding = known.get();
        if (!finding.spot().brand().equals(decided.brand())) {
            return "the finding is another brand's";
        }
        if (!Lifecycle.allows(decided.decision(), finding.state())) {
            return decided.decision() + " is not possible while the finding is " + finding.state();
        }
        Instant expiresAt = decided.expiresAt();
        if (expiresAt == null) {
            return null;
        }
        if (!expiresAt.isAfter(now)) {
            return "the acceptance ends in the past";
        }
        int daysMax = model.acceptDaysMax(finding.meaning().weakness().gate());
        return expiresAt.isAfter(now.plus(Duration.ofDays(daysMax)))
                ? "such a finding cannot be accepted for more than " + daysMax + " days"
                : null;
    }

    private static @Nullable Suppression suppression(FindingDecided decided, Finding before) {
        return switch (decided.decision()) {
            case ACCEPT -> of(Suppression.Kind.ACCEPTED, decided);
            case FALSE_POSITIVE -> of(Suppression.Kind.FALSE_POSITIVE, decided);
            case REOPEN -> null;
            case TRIAGE, START_WORK, CLAIM_FIXED, DISPUTE -> before.suppression();
        };
    }

    private static Suppression of(Suppression.Kind kind, FindingDecided decided) {
        return new Suppression(
                kind,
                decided.reason(),
                decided.actor(),
                decided.decidedAt(),
                kind == Suppression.Kind.ACCEPTED ? decided.expiresAt() : null);
    }

    private static void expireLater(Spot spot, Suppression suppression, Unit unit) {
        Instant expiresAt = suppression.expiresAt();
        if (expiresAt == null) {
            return;
        }
        String finding = spot.finding().text();
        unit.spawn(
                new NewTask(
                        new TaskId(Digest.of("task/1", EXPIRE, finding, expiresAt.toString())),
                        spot.tenant(),
                        spot.brand(),
                        null,
                        0,
                        Lane.CONTINUOUS,
                        Stage.RATING,
                        EXPIRE,
                        finding,
                        "{}",
                        Duration.between(unit.now(), expiresAt)));
    }
}
