package io.glacis.reporting.finding;

import io.glacis.contracts.BrandId;
import io.glacis.contracts.Digest;
import io.glacis.contracts.EventId;
import io.glacis.contracts.EventType;
import io.glacis.contracts.FindingDecided;
import io.glacis.contracts.FindingId;
import io.glacis.contracts.TenantId;
import io.glacis.platform.work.Units;
import io.glacis.reporting.finding.DecideRequest.Checked;
import io.glacis.reporting.finding.FindingView.Decided;
import io.glacis.reporting.problem.Problem.FieldError;
import io.glacis.reporting.problem.ProblemException;
import io.glacis.reporting.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// What people decide about findings: kept here, and said to rating-service, which owns the state.
@ApplicationScoped
class Decisions {
    private final Units units;
    private final Sql sql;

    Decisions(Units units, Sql sql) {
        this.units = units;
        this.sql = sql;
    }

    /// Decides. The same key decides once.
    Decided decide(TenantId tenant, String finding, String actor, String key, Checked decision) {
        String id = Digest.of("decision/1", tenant.text(), finding, key);
        return units.inTransaction(
                tenant,
                unit -> {
                    BrandId brand =
                            sql.first(
                                            "select brand_id from finding where tenant_id = ? and"
                                                    + " finding_id = ?",
                                            row -> new BrandId(row.text("brand_id")),
                                            tenant.text(),
                                            finding)
                                    .orElseThrow(() -> ProblemException.notFound("finding"));
                    Instant end = decision.expiresAt();
                    if (end != null && !end.isAfter(unit.now())) {
                        throw ProblemException.invalid(
                                List.of(new FieldError("/expiresAt", "must be in the future")));
                    }
                    int fresh =
                            sql.run(
                                    """
                                    insert into finding_decision (tenant_id, decision_id, finding_id, decision,
                                        reason, actor, decided_at, expires_at)
                                    values (?, ?, ?, ?, ?, ?, ?, ?)
                                    on conflict do nothing
                                    """,
                                    tenant.text(),
                                    id,
                                    finding,
                                    decision.decision(),
                                    decision.reason(),
                                    actor,
                                    unit.now(),
                                    end);
                    if (fresh == 1) {
                        unit.say(
                                EventId.of(EventType.FINDING_DECIDED.wireName(), finding, id),
                                new FindingDecided(
                                        tenant,
                                        brand,
                                        new FindingId(finding),
                                        decision.decision(),
                                        decision.reason(),
                                        actor,
                                        unit.now(),
                                        end));
                    }
                    return new Decided(
                            decision.decision(), decision.reason(), actor, unit.now(), end);
                });
    }
}
