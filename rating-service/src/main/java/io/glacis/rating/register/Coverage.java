package io.glacis.rating.register;

import io.glacis.contracts.Outcome;
import io.glacis.contracts.Verdict;
import io.glacis.contracts.VerdictsReached;
import io.glacis.rating.rules.RuleTable;
import io.glacis.rating.sql.Sql;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The coverage ledger: what every check last said about every asset, UNKNOWN included.
///
/// A check may speak of several places on an asset. When it speaks of the asset as a whole (an
/// empty locator), what it said earlier of single places is superseded.
final class Coverage {
    private final Sql sql;
    private final RuleTable rules;

    Coverage(Sql sql, RuleTable rules) {
        this.sql = sql;
        this.rules = rules;
    }

    /// Takes the verdicts of one event; true when a cell says something else than before.
    boolean take(VerdictsReached reached, LocalDate today) {
        Map<String, Set<String>> places = new TreeMap<>();
        boolean changed = false;
        for (Verdict verdict : reached.verdicts()) {
            places.computeIfAbsent(verdict.check().text(), _ -> placesOf(reached, verdict));
            changed |= put(reached, verdict, today);
        }
        for (Map.Entry<String, Set<String>> spoken : places.entrySet()) {
            if (spoken.getValue().contains("")) {
                changed |= supersede(reached, spoken.getKey(), spoken.getValue());
            }
        }
        return changed;
    }

    private static Set<String> placesOf(VerdictsReached reached, Verdict of) {
        return reached.verdicts().stream()
                .filter(verdict -> verdict.check().equals(of.check()))
                .map(Verdict::locator)
                .collect(Collectors.toSet());
    }

    private boolean put(VerdictsReached reached, Verdict verdict, LocalDate today) {
        String outcome = verdict.outcome().name();
        String category = rules.category(verdict.check());
        boolean changed =
                sql.update(
                                """
                                insert into cell (tenant_id, brand_id, asset_id, check_id, locator, outcome, reason,
                                    category, seen_on)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                                on conflict (tenant_id, asset_id, check_id, locator) do update
                                    set outcome = excluded.outcome, reason = excluded.reason,
                                        category = excluded.category, seen_on = excluded.seen_on
                                    where (cell.outcome, coalesce(cell.reason, ''), cell.category)
                                        <> (excluded.outcome, coalesce(excluded.reason, ''), excluded.category)
                                """,
                                reached.tenant().text(),
                                reached.brand().text(),
                                reached.asset().text(),
                                verdict.check().text(),
                                verdict.locator(),
                                outcome,
                                verdict.outcome() == Outcome.UNKNOWN
                                        ? String.valueOf(verdict.unknownReason())
                                        : null,
                                category,
                                today)
                        == 1;
        if (!changed) {
            sql.update(
                    """
                    update cell set seen_on = ?
                    where tenant_id = ? and asset_id = ? and check_id = ? and locator = ? and seen_on < ?
                    """,
                    today,
                    reached.tenant().text(),
                    reached.asset().text(),
                    verdict.check().text(),
                    verdict.locator(),
                    today);
        }
        return changed;
    }

    private boolean supersede(VerdictsReached reached, String check, Set<String> spoken) {
        return sql.update(
                        """
                        delete from cell
                        where tenant_id = ? and asset_id = ? and check_id = ? and locator <> all(?)
                        """,
                        reached.tenant().text(),
                        reached.asset().text(),
                        check,
                        spoken.toArray(String[]::new))
                > 0;
    }
}
