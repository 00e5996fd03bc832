package io.glacis.range.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/// A change of a running world: `{records: {add: [{zone, record}], remove: […]}, sites: {add: […],
/// remove: [host]}}`.
public record WorldChange(
        List<Record> addedRecords,
        List<Record> removedRecords,
        List<WorldSite> addedSites,
        List<String> removedSites) {
    private static final String SOURCE = "change";

    public static WorldChange read(JsonNode tree) {
        Settings change = new Settings(SOURCE, "", tree).allow("records", "sites");
        Settings records = change.object("records").allow("add", "remove");
        Settings sites = change.object("sites").allow("add", "remove");
        List<WorldSite> added = new ArrayList<>();
        List<Settings> entries = sites.list("add");
        for (int i = 0; i < entries.size(); i++) {
            added.add(SiteReader.read(SOURCE, i, entries.get(i)));
        }
        return new WorldChange(
                records(records.list("add")),
                records(records.list("remove")),
                added,
                sites.texts("remove"));
    }

    private static List<Record> records(List<Settings> entries) {
        List<Record> records = new ArrayList<>();
        for (Settings entry : entries) {
            Name zone = ZoneReader.name(entry, "zone");
            try {
                records.add(ZoneReader.record(entry.text("record"), zone, false));
            } catch (IllegalArgumentException e) {
                throw entry.error("record", e.getMessage());
            }
        }
        return records;
    }
}
