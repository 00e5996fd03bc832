package io.glacis.rating.register;

import io.glacis.contracts.Verdict;
import io.glacis.contracts.VerdictsReached;
import io.glacis.rating.rules.RuleTable;
import io.glacis.rating.sql.Sql;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
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

    private record Place(String check, String locator) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::check).thenComparing(Place::locator);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /// @param reason why UNKNOWN, empty for every other outcome
    private record Cell(
            Place place, String outcome, String reason, String category, LocalDate seenOn) {
        boolean says(Cell other) {
            return outcome.equals(other.outcome)
                    && reason.equals(other.reason)
                    && category.equals(other.category);
        }
    }

    /// Takes the verdicts of one event; true when a cell says something else than before.
    boolean take(VerdictsReached reached, LocalDate today) {
        Map<Place, Cell> said = new TreeMap<>();
        for (Verdict verdict : reached.verdicts()) {
            Cell cell = cell(verdict, today);
            said.put(cell.place(), cell);
        }
        Map<Place, Cell> known = known(reached, said);
        List<Cell> written = new ArrayList<>();
        boolean changed = false;
        for (Cell cell : said.values()) {
            Cell before = known.get(cell.place());
            if (before == null || !before.says(cell)) {
                changed = true;
                written.add(cell);
            } else if (before.seenOn().isBefore(today)) {
                written.add(cell);
            }
        }
        List<Place> superseded =
                known.keySet().stream()
                        .filter(place -> !said.containsKey(place))
                        .filter(place -> said.containsKey(new Place(place.check(), "")))
                        .toList();
        write(reached, written);
        forget(reached, superseded);
        return changed || !superseded.isEmpty();
    }

    private Cell cell(Verdict verdict, LocalDate today) {
        return new Cell(
                new Place(verdict.check().text(), verdict.locator()),
                verdict.outcome().name(),
                verdict.unknownReason() == null ? "" : verdict.unknownReason().name(),
                rules.category(verdict.check()),
                today);
    }

    private Map<Place, Cell> known(VerdictsReached reached, Map<Place, Cell> said) {
        return sql
                .query(
                        """
                        select check_id, locator, outcome, reason, category, seen_on from cell
                        where tenant_id = ? and asset_id = ? and check_id = any(?)
                        """,
                        row ->
                                new Cell(
                                        new Place(row.text("check_id"), row.text("locator")),
                                        row.text("outcome"),
                                        row.text("reason"),
                                        row.text("category"),
                                        row.day("seen_on")),
                        reached.tenant().text(),
                        reached.asset().text(),
                        said.keySet().stream().map(Place::check).distinct().toArray(String[]::new))
                .stream()
                .collect(Collectors.toMap(Cell::place, Function.identity()));
    }

    private void write(VerdictsReached reached, List<Cell> cells) {
        if (cells.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into cell (tenant_id, brand_id, asset_id, check_id, locator, outcome, reason,
                    category, seen_on)
                select ?, ?, ?, said.check_id, said.locator, said.outcome, said.reason, said.category, ?
                from unnest(?, ?, ?, ?, ?) as said (check_id, locator, outcome, reason, category)
                on conflict (tenant_id, asset_id, check_id, locator) do update
                    set outcome = excluded.outcome, reason = excluded.reason,
                        category = excluded.category, seen_on = excluded.seen_on
                """,
                reached.tenant().text(),
                reached.brand().text(),
                reached.asset().text(),
                cells.getFirst().seenOn(),
                column(cells, cell -> cell.place().check()),
                column(cells, cell -> cell.place().locator()),
                column(cells, Cell::outcome),
                column(cells, Cell::reason),
                column(cells, Cell::category));
    }

    private void forget(VerdictsReached reached, List<Place> places) {
        if (places.isEmpty()) {
            return;
        }
        sql.update(
                """
                delete from cell using unnest(?, ?) as gone (check_id, locator)
                where tenant_id = ? and asset_id = ? and cell.check_id = gone.check_id
                    and cell.locator = gone.locator
                """,
                column(places, Place::check),
                column(places, Place::locator),
                reached.tenant().text(),
                reached.asset().text());
    }

    private static <T> String[] column(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
