package io.glacis.reporting.page;

import io.glacis.contracts.TenantId;
import io.glacis.reporting.problem.ProblemException;
import io.glacis.reporting.store.Sql;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The conditions of a list. Columns are written by us, values are always bound.
public final class Conditions {
    private static final int TEXT_LENGTH_MAX = 200;

    private final List<String> terms;
    private final List<Object> values;

    private Conditions(List<String> terms, List<Object> values) {
        this.terms = terms;
        this.values = values;
    }

    /// Rows of this tenant alone.
    public static Conditions of(String table, TenantId tenant) {
        return new Conditions(List.of(table + ".tenant_id = ?"), List.of(tenant.text()));
    }

    /// Rows whose column is this value, where one is given.
    public Conditions is(String column, @Nullable String value) {
        return value == null ? this : and(column + " = ?", value);
    }

    /// Rows for which this fixed term holds.
    public Conditions holds(String term) {
        return and(term);
    }

    /// Rows whose column is one of the comma-separated constants, where some are given.
    public <E extends Enum<E>> Conditions oneOf(
            String column, String parameter, @Nullable String given, Class<E> type) {
        if (given == null) {
            return this;
        }
        List<String> names =
                Arrays.stream(given.split(",", -1))
                        .map(name -> constant(parameter, name, type).name())
                        .distinct()
                        .toList();
        String marks = String.join(", ", names.stream().map(_ -> "?").toList());
        return and(column + " in (" + marks + ")", names.toArray());
    }

    /// Rows where some column contains the text, whatever its case.
    public Conditions contains(@Nullable String text, String... columns) {
        if (text == null || text.isBlank()) {
            return this;
        }
        if (text.length() > TEXT_LENGTH_MAX) {
            throw ProblemException.invalidParameter(
                    "text", "length must be at most " + TEXT_LENGTH_MAX);
        }
        String pattern =
                "%"
                        + text.strip()
                                .replace("\u0000", "")
                                .replace("\\", "\\\\")
                                .replace("%", "\\%")
                                .replace("_", "\\_")
                        + "%";
        List<String> any = Arrays.stream(columns).map(column -> column + " ilike ?").toList();
        Object[] patterns = new Object[columns.length];
        Arrays.fill(patterns, pattern);
        return and("(" + String.join(" or ", any) + ")", patterns);
    }

    /// Rows after the page before, in an order that ends with the id.
    public Conditions after(
            String column, String cast, boolean isDescending, String id, Paging paging) {
        String sort = paging.afterSort();
        String lastId = paging.afterId();
        if (sort == null || lastId == null) {
            return this;
        }
        String comparison = isDescending ? " < " : " > ";
        return and(
                "(" + column + ", " + id + ")" + comparison + "(?::" + cast + ", ?)", sort, lastId);
    }

    /// The `where` clause.
    public String where() {
        return " where " + String.join(" and ", terms);
    }

    /// What is bound, in order.
    public Object[] values() {
        return values.toArray();
    }

    /// How many rows there are, counted up to a bound.
    public Page.Total total(Sql sql, String table) {
        return Page.Total.of(
                sql.first(
                                "select count(*) as count from (select 1 from "
                                        + table
                                        + where()
                                        + " limit "
                                        + (Page.Total.COUNT_MAX + 1)
                                        + ") bounded",
                                row -> row.number("count"),
                                values())
                        .orElse(0L));
    }

    /// The constant with this name, in whatever case.
    public static <E extends Enum<E>> E constant(String parameter, String name, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name.strip().toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw ProblemException.notOneOf(
                parameter,
                Arrays.stream(type.getEnumConstants())
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    private Conditions and(String term, Object... bound) {
        List<String> moreTerms = new ArrayList<>(terms);
        moreTerms.add(term);
        List<Object> moreValues = new ArrayList<>(values);
        moreValues.addAll(Arrays.asList(bound));
        return new Conditions(List.copyOf(moreTerms), List.copyOf(moreValues));
    }
}
