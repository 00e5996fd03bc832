package io.glacis.discovery.assets;

import io.glacis.contracts.AssetKind;
import io.glacis.discovery.attribution.Basis;
import io.glacis.discovery.attribution.Sighting;
import io.glacis.discovery.attribution.Subject;
import io.glacis.discovery.scope.ScanScope;
import io.glacis.discovery.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Ties assets of one scan together that share a fact. Whichever comes first, both links are made.
@ApplicationScoped
class Traits {
    private final Database database;

    Traits(Database database) {
        this.database = database;
    }

    /// Adds facts and gives the links that they make with what is known.
    List<Sighting> add(ScanScope scope, Collection<Trait> facts) {
        List<Sighting> links = new ArrayList<>();
        for (Trait trait : facts) {
            int added =
                    database.update(
                            """
                            insert into trait (tenant_id, brand_id, scan_id, name, fact, asset_id, kind,
                                value)
                            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                            """,
                            scope.tenant().text(),
                            scope.brand().text(),
                            scope.scan().text(),
                            trait.name(),
                            trait.fact(),
                            trait.subject().id(scope.tenant()).text(),
                            trait.subject().kind().name(),
                            trait.subject().value());
            if (added == 1) {
                for (Subject other : sharing(scope, trait)) {
                    links.add(link(trait, trait.subject(), other));
                    links.add(link(trait, other, trait.subject()));
                }
            }
        }
        return links;
    }

    private List<Subject> sharing(ScanScope scope, Trait trait) {
        return database
                .query(
                        """
                        select kind, value from trait
                        where tenant_id = ? and scan_id = ? and name = ? and fact = ?
                        order by asset_id limit 10000
                        """,
                        row -> new Subject(AssetKind.valueOf(row.getString(1)), row.getString(2)),
                        scope.tenant().text(),
                        scope.scan().text(),
                        trait.name(),
                        trait.fact())
                .stream()
                .filter(other -> !other.equals(trait.subject()))
                .toList();
    }

    private static Sighting link(Trait trait, Subject from, Subject to) {
        return Sighting.named(
                to,
                from,
                "rdap",
                Basis.SAME_ORGANISATION,
                "registered to the same " + trait.name() + " as " + from.value());
    }
}
