package io.glacis.rating.register;

import io.glacis.contracts.AssetId;
import io.glacis.contracts.CheckId;
import io.glacis.contracts.EventId;
import io.glacis.contracts.EventType;
import io.glacis.contracts.FindingId;
import io.glacis.contracts.FindingState;
import io.glacis.contracts.Outcome;
import io.glacis.contracts.TenantId;
import io.glacis.contracts.Verdict;
import io.glacis.contracts.VerdictsReached;
import io.glacis.platform.work.Unit;
import io.glacis.rating.rules.Meaning;
import io.glacis.rating.rules.RuleTable;
import io.glacis.rating.rules.Subject;
import io.glacis.rating.sql.Sql;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Turns verdicts into findings. Only EXPOSED opens, only CLOSED closes; a verdict that says
/// nothing new writes nothing and is not spoken of.
public final class Findings {
    private final FindingRows rows;
    private final AssetRows assets;
    private final Coverage coverage;
    private final RuleTable rules;
    private final RegisterMetrics metrics;

    public Findings(Sql sql, RuleTable rules, RegisterMetrics metrics) {
        this.rows = new FindingRows(sql);
        this.assets = new AssetRows(sql);
        this.coverage = new Coverage(sql, rules);
        this.rules = rules;
        this.metrics = metrics;
    }

    /// Takes one asset's verdicts; true when a rating could change by it.
    public boolean take(VerdictsReached reached, Unit unit) {
        boolean isRetracted =
                assets.note(
                                reached.tenant(),
                                reached.brand(),
                                reached.asset(),
                                reached.kind(),
                                reached.value())
                        == AssetRows.Standing.RETRACTED;
        LocalDate today = LocalDate.ofInstant(unit.now(), ZoneOffset.UTC);
        Map<FindingId, Finding> known = known(reached);
        Set<FindingId> exposed = new HashSet<>();
        boolean changed = coverage.take(reached, today);
        for (Verdict verdict : reached.verdicts()) {
            if (!rules.knows(verdict.check())) {
                metrics.onCheckWithoutRule(verdict.check());
            }
            if (verdict.outcome() == Outcome.EXPOSED) {
                Spot spot = spot(reached, verdict);
                exposed.add(spot.finding());
                changed |= expose(spot, known.get(spot.finding()), verdict, isRetracted, unit);
            }
        }
        for (Finding open : closed(reached, known.values(), exposed)) {
            changed |= change(open, open.moved(Lifecycle.closed(open.own())), unit);
        }
        return changed;
    }

    private Map<FindingId, Finding> known(VerdictsReached reached) {
        Set<CheckId> checks =
                reached.verdicts().stream().map(Verdict::check).collect(Collectors.toSet());
        return rows.ofChecks(reached.tenant(), reached.asset(), checks).stream()
                .collect(Collectors.toMap(Finding::id, Function.identity()));
    }

    private static Spot spot(VerdictsReached reached, Verdict verdict) {
        return new Spot(
                reached.tenant(),
                reached.brand(),
                verdict.check(),
                reached.asset(),
                reached.kind(),
                reached.value(),
                verdict.locator());
    }

    private boolean expose(
            Spot spot, @Nullable Finding before, Verdict verdict, boolean isRetracted, Unit unit) {
        Proof proof = Proof.of(verdict);
        Meaning meaning =
                rules.meaningOf(
                        new Subject(
                                spot.check(),
                                spot.asset(),
                                spot.locator(),
                                proof.qod(),
                                proof.facts()));
        LocalDate today = LocalDate.ofInstant(unit.now(), ZoneOffset.UTC);
        if (before != null) {
            return change(before, before.exposed(meaning, proof, today), unit);
        }
        Finding.Times times = new Finding.Times(unit.now(), unit.now(), today, today);
        write(
                new Finding(spot, meaning, proof, FindingState.NEW, null, isRetracted, 0, times),
                unit);
        return true;
    }

    /// The findings that are proven to be gone: the check says so of their place, or of the whole
    /// asset while it does not find them any more.
    private static Collection<Finding> closed(
            VerdictsReached reached, Collection<Finding> known, Set<FindingId> exposed) {
        Map<String, Finding> closed = new TreeMap<>();
        for (Verdict verdict : reached.verdicts()) {
            if (verdict.outcome() == Outcome.CLOSED) {
                for (Finding finding : known) {
                    Spot spot = finding.spot();
                    boolean concerns =
                            verdict.locator().isEmpty() || verdict.locator().equals(spot.locator());
                    if (spot.check().equals(verdict.check())
                            && concerns
                            && !exposed.contains(finding.id())) {
                        closed.put(finding.id().text(), finding);
                    }
                }
            }
        }
        return closed.values();
    }

    /// All findings of an asset.
    List<Finding> ofAsset(TenantId tenant, AssetId asset) {
        return rows.ofAsset(tenant, asset);
    }

    /// Writes and says a finding if people would see a difference, and otherwise keeps only when it
    /// was last proven.
    boolean change(Finding before, Finding after, Unit unit) {
        if (!after.looksLike(before)) {
            write(after, unit);
            return true;
        }
        if (after.own() != before.own()) {
            rows.save(after);
        } else if (after.times().seenOn().isAfter(before.times().seenOn())) {
            rows.seen(after.spot().tenant(), after.id(), after.times().seenOn());
        }
        return false;
    }

    private void write(Finding changed, Unit unit) {
        Finding next = changed.next(unit.now());
        rows.save(next);
        metrics.onChanged(next.state());
        unit.say(
                EventId.of(
                        EventType.FINDING_CHANGED.wireName(),
                        next.id().text(),
                        Long.toString(next.version())),
                next.event());
    }
}
