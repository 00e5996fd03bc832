package io.glacis.discovery.assets;

import io.glacis.contracts.AssetKind;
import io.glacis.discovery.attribution.Basis;
import io.glacis.discovery.attribution.Graph;
import io.glacis.discovery.attribution.Sighting;
import io.glacis.discovery.attribution.Standing;
import io.glacis.discovery.attribution.Subject;
import io.glacis.discovery.scope.ScanScope;
import io.glacis.discovery.sql.Database;
import io.glacis.discovery.sql.JsonColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One scan's sightings and standings in their tables.
final class ScanTables implements Graph, Known {
    private static final String SIGHTING_COLUMNS =
            """
            select kind, value, source, basis, from_kind, from_value, reason, evidence, is_proof,
                attributes, tags
            from sighting
            """;
    private static final String KEYS = " where tenant_id = ? and scan_id = ? ";

    private final Database database;
    private final ScanScope scope;
    private final String tenant;
    private final String scan;

    ScanTables(Database database, ScanScope scope) {
        this.database = database;
        this.scope = scope;
        this.tenant = scope.tenant().text();
        this.scan = scope.scan().text();
    }

    @Override
    public ScanScope scope() {
        return scope;
    }

    /// Adds sightings and gives the subjects of those that are new.
    Set<Subject> add(Collection<Sighting> sightings) {
        Map<String, Sighting> byDigest = new TreeMap<>();
        sightings.forEach(sighting -> byDigest.put(sighting.digest(), sighting));
        Set<String> known =
                new HashSet<>(
                        database.query(
                                "select digest from sighting" + KEYS + "and digest = any (?)",
                                row -> row.getString(1),
                                tenant,
                                scan,
                                byDigest.keySet().toArray(String[]::new)));
        byDigest.keySet().removeAll(known);
        database.batch(
                """
                insert into sighting (tenant_id, brand_id, scan_id, digest, asset_id, kind, value, source,
                    basis, from_id, from_kind, from_value, reason, evidence, is_proof, attributes, tags)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
                on conflict do nothing
                """,
                byDigest.entrySet().stream().map(e -> columns(e.getKey(), e.getValue())).toList());
        Set<Subject> fresh = new TreeSet<>();
        byDigest.values().forEach(sighting -> fresh.add(sighting.subject()));
        return fresh;
    }

    private List<@Nullable Object> columns(String digest, Sighting sighting) {
        Subject origin = sighting.origin();
        return Arrays.asList(
                tenant,
                scope.brand().text(),
                scan,
                digest,
                sighting.subject().id(scope.tenant()).text(),
                sighting.subject().kind().name(),
                sighting.subject().value(),
                sighting.source(),
                sighting.basis().name(),
                origin == null ? null : origin.id(scope.tenant()).text(),
                origin == null ? null : origin.kind().name(),
                origin == null ? null : origin.value(),
                sighting.reason(),
                sighting.evidence(),
                sighting.isProof(),
                JsonColumn.write(sighting.attributes()),
                JsonColumn.write(sighting.tags()));
    }

    /// Every sighting of the scan.
    List<Sighting> everySighting() {
        return database.query(SIGHTING_COLUMNS + KEYS, ScanTables::sighting, tenant, scan);
    }

    @Override
    public Map<Subject, List<Sighting>> sightings(Set<Subject> subjects) {
        Map<Subject, List<Sighting>> found = new HashMap<>();
        for (Sighting sighting :
                database.query(
                        SIGHTING_COLUMNS + KEYS + "and asset_id = any (?)",
                        ScanTables::sighting,
                        tenant,
                        scan,
                        ids(subjects))) {
            found.computeIfAbsent(sighting.subject(), _ -> new ArrayList<>()).add(sighting);
        }
        return found;
    }

    /// Every standing of the scan.
    List<Standing> everyStanding() {
        return database.query(
                "select body from standing" + KEYS, ScanTables::standing, tenant, scan);
    }

    @Override
    public Map<Subject, Standing> standings(Set<Subject> subjects) {
        Map<Subject, Standing> found = new HashMap<>();
        database.query(
                        "select body from standing" + KEYS + "and asset_id = any (?)",
                        ScanTables::standing,
                        tenant,
                        scan,
                        ids(subjects))
                .forEach(standing -> found.put(standing.subject(), standing));
        return found;
    }

    @Override
    public Set<Subject> hangingOn(Set<Subject> origins) {
        return new TreeSet<>(
                database.query(
                        "select distinct kind, value from sighting"
                                + KEYS
                                + "and from_id = any (?)",
                        row -> new Subject(AssetKind.valueOf(row.getString(1)), row.getString(2)),
                        tenant,
                        scan,
                        ids(origins)));
    }

    @Override
    public List<Standing> originsOf(Subject subject, AssetKind kind) {
        return database.query(
                "select body from standing"
                        + KEYS
                        + """
                        and asset_id in (select from_id from sighting
                            where scan_id = ? and asset_id = ? and from_kind = ?)
                        order by asset_id
                        """,
                ScanTables::standing,
                tenant,
                scan,
                scan,
                subject.id(scope.tenant()).text(),
                kind.name());
    }

    @Override
    public List<Standing> hangingOn(Subject origin, AssetKind kind) {
        return database.query(
                "select body from standing"
                        + KEYS
                        + """
                        and asset_id in (select asset_id from sighting
                            where scan_id = ? and from_id = ? and kind = ?)
                        order by asset_id
                        """,
                ScanTables::standing,
                tenant,
                scan,
                scan,
                origin.id(scope.tenant()).text(),
                kind.name());
    }

    @Override
    public void save(Collection<Standing> standings) {
        database.batch(
                """
                insert into standing (tenant_id, brand_id, scan_id, asset_id, kind, value, is_visible,
                    state, confidence, clearance, body)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                on conflict (scan_id, asset_id) do update
                set is_visible = excluded.is_visible, state = excluded.state,
                    confidence = excluded.confidence, clearance = excluded.clearance,
                    body = excluded.body
                """,
                standings.stream().map(this::columns).toList());
    }

    private List<Object> columns(Standing standing) {
        return List.of(
                tenant,
                scope.brand().text(),
                scan,
                standing.subject().id(scope.tenant()).text(),
                standing.subject().kind().name(),
                standing.subject().value(),
                standing.isVisible(),
                standing.state().name(),
                standing.confidence(),
                standing.clearance().name(),
                JsonColumn.write(standing));
    }

    private String[] ids(Set<Subject> subjects) {
        return subjects.stream().map(s -> s.id(scope.tenant()).text()).toArray(String[]::new);
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return JsonColumn.read(row.getString("body"), Standing.class);
    }

    private static Sighting sighting(ResultSet row) throws SQLException {
        String fromKind = row.getString("from_kind");
        String fromValue = row.getString("from_value");
        return new Sighting(
                new Subject(AssetKind.valueOf(row.getString("kind")), row.getString("value")),
                fromKind == null || fromValue == null
                        ? null
                        : new Subject(AssetKind.valueOf(fromKind), fromValue),
                row.getString("source"),
                Basis.valueOf(row.getString("basis")),
                row.getString("reason"),
                row.getString("evidence"),
                row.getBoolean("is_proof"),
                JsonColumn.read(row.getString("attributes"), Values.class),
                new TreeSet<>(List.of(JsonColumn.read(row.getString("tags"), String[].class))));
    }

    /// Values by field, as the column has them.
    static final class Values extends TreeMap<String, java.util.SortedSet<String>> {
        private static final long serialVersionUID = 1L;
    }
}
