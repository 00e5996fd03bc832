package io.glacis.range.dns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/// Every zone of a world under one root, as a resolver sees them.
public final class Namespace {
    private static final long TTL_SECONDS = 300;
    private static final long SERIAL = 2026112201L;

    private final Map<Name, Zone> zones = new HashMap<>();
    private final Map<Name, ZoneSpec> specs = new HashMap<>();

    /// What a zone is made of. A lame zone is delegated, but its servers do not know it.
    public record ZoneSpec(
            Name apex,
            List<Nameserver> nameservers,
            List<Record> records,
            boolean transferable,
            boolean lame) {}

    /// A server of a zone by name and, where the Range runs it, logical address.
    public record Nameserver(Name name, @Nullable String address) {}

    public Namespace(Collection<ZoneSpec> all) {
        for (ZoneSpec spec : all) {
            specs.put(spec.apex(), spec);
        }
        for (ZoneSpec spec : all) {
            List<Record> records = new ArrayList<>(spec.records());
            if (records.stream().noneMatch(r -> r.getType() == Type.SOA)) {
                records.add(soa(spec.apex(), spec.nameservers().getFirst().name()));
            }
            spec.nameservers().forEach(ns -> records.add(ns(spec.apex(), ns.name())));
            zones.put(spec.apex(), new Zone(spec.apex(), records));
        }
        if (!zones.containsKey(Name.root)) {
            Name server = Name.fromConstantString("a.root-servers.example.");
            zones.put(Name.root, new Zone(Name.root, List.of(soa(Name.root, server))));
        }
        specs.values().forEach(this::delegate);
    }

    /// The parent of a zone says who serves it, unless the world already made it say so.
    private void delegate(ZoneSpec child) {
        if (child.apex().equals(Name.root)) {
            return;
        }
        Zone parent = deepest(new Name(child.apex(), 1), zones.keySet());
        if (parent != null
                && !(parent.lookup(child.apex(), Type.NS) instanceof Lookup.Referral)
                && !parent.apex().equals(child.apex())) {
            child.nameservers().forEach(ns -> parent.add(ns(child.apex(), ns.name())));
        }
    }

    /// The zone in which a resolver ends for this name; the root where nothing else is.
    Zone zoneFor(Name name) {
        Zone zone = deepest(name, zones.keySet());
        if (zone == null) {
            throw new IllegalStateException("namespace has no root");
        }
        return zone;
    }

    /// The deepest zone above this name among those that one server serves.
    @Nullable Zone zoneFor(Name name, Set<Name> served) {
        return deepest(name, served);
    }

    /// The zone that holds the records of exactly this apex, if the world has it.
    public @Nullable Name apexOf(Name name) {
        Zone zone = deepest(name, zones.keySet());
        return zone == null || zone.apex().equals(Name.root) ? null : zone.apex();
    }

    boolean isLame(Name apex) {
        ZoneSpec spec = specs.get(apex);
        return spec != null && spec.lame();
    }

    boolean isTransferable(Name apex) {
        ZoneSpec spec = specs.get(apex);
        return spec != null && spec.transferable();
    }

    /// The zones that the server at this logical address serves.
    public Set<Name> servedAt(String address) {
        Set<Name> served = new HashSet<>();
        for (ZoneSpec spec : specs.values()) {
            boolean here = spec.nameservers().stream().anyMatch(ns -> address.equals(ns.address()));
            if (here && !spec.lame()) {
                served.add(spec.apex());
            }
        }
        return served;
    }

    public void add(Record record) {
        zoneFor(record.getName()).add(record);
    }

    public boolean remove(Record record) {
        return zoneFor(record.getName()).remove(record);
    }

    public int zoneCount() {
        return specs.size();
    }

    private @Nullable Zone deepest(Name name, Set<Name> among) {
        for (int skip = 0; skip < name.labels(); skip++) {
            Name suffix = skip == 0 ? name : new Name(name, skip);
            if (among.contains(suffix)) {
                return zones.get(suffix);
            }
        }
        return among.contains(Name.root) ? zones.get(Name.root) : null;
    }

    private static SOARecord soa(Name apex, Name server) {
        Name mailbox =
                Name.fromConstantString("hostmaster." + (apex.equals(Name.root) ? "" : apex));
        return new SOARecord(
                apex, DClass.IN, TTL_SECONDS, server, mailbox, SERIAL, 7200, 3600, 1209600, 300);
    }

    private static NSRecord ns(Name apex, Name server) {
        return new NSRecord(apex, DClass.IN, TTL_SECONDS, server);
    }
}
