package io.glacis.range.world;

import io.glacis.range.dns.Namespace.Nameserver;
import io.glacis.range.dns.Namespace.ZoneSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// Collects the zones of all parts, and the reverse zones that the pointers need.
final class ZoneReader {
    private static final long TTL_SECONDS = 300;
    private static final Pattern LINE =
            Pattern.compile("(\\S+)\\s+(?:(\\d{1,9})\\s+)?([A-Za-z0-9]+)\\s+(\\S.*)");
    private static final Name REVERSE_SERVER = Name.fromConstantString("ns.arpa-servers.example.");
    private static final List<Name> REVERSE_ZONES =
            List.of(
                    Name.fromConstantString("2.0.192.in-addr.arpa."),
                    Name.fromConstantString("100.51.198.in-addr.arpa."),
                    Name.fromConstantString("113.0.203.in-addr.arpa."),
                    Name.fromConstantString("8.b.d.0.1.0.0.2.ip6.arpa."));

    private final Map<Name, Draft> drafts = new LinkedHashMap<>();
    private final Map<String, Owner> nameserverOwners = new HashMap<>();
    private final List<Record> pointers = new ArrayList<>();

    private static final class Draft {
        final Settings first;
        final List<Nameserver> nameservers = new ArrayList<>();
        final List<Record> records = new ArrayList<>();
        boolean transferable;
        boolean lame;
        boolean mayLeakInternal;

        Draft(Settings first) {
            this.first = first;
        }
    }

    void read(Settings z) {
        Name apex = name(z, "apex");
        Draft draft = drafts.computeIfAbsent(apex, _ -> new Draft(z));
        Owner owner = Owner.valueOf(z.text("owner", "brand").toUpperCase(Locale.ROOT));
        for (Settings ns : z.list("nameservers")) {
            Nameserver server = nameserver(ns);
            draft.nameservers.add(server);
            if (server.address() != null) {
                nameserverOwners.merge(
                        server.address(), owner, (a, b) -> a == Owner.FOREIGN ? b : a);
            }
        }
        draft.transferable |= z.flag("transferable", false);
        draft.lame |= z.flag("lame", false);
        draft.mayLeakInternal |= z.flag("internalAddresses", false);
        List<String> lines = z.texts("records");
        for (int i = 0; i < lines.size(); i++) {
            try {
                draft.records.add(record(lines.get(i), apex, draft.mayLeakInternal));
            } catch (IllegalArgumentException e) {
                throw z.error("records[" + i + "]", e.getMessage());
            }
        }
    }

    private static Nameserver nameserver(Settings ns) {
        String address = ns.textOrNull("address");
        try {
            return new Nameserver(
                    name(ns, "name"), address == null ? null : LogicalAddress.canonical(address));
        } catch (IllegalArgumentException e) {
            throw ns.error("address", e.getMessage());
        }
    }

    void readPointer(Settings p) {
        try {
            InetAddress address =
                    LogicalAddress.literal(LogicalAddress.canonical(p.text("address")));
            pointers.add(
                    new PTRRecord(
                            ReverseMap.fromAddress(address),
                            DClass.IN,
                            TTL_SECONDS,
                            name(p, "name")));
        } catch (IllegalArgumentException e) {
            throw p.error("address", e.getMessage());
        }
    }

    List<ZoneSpec> zones() {
        List<ZoneSpec> zones = new ArrayList<>();
        drafts.forEach((apex, draft) -> {
            if (draft.nameservers.isEmpty()) {
                throw draft.first.error("nameservers", "must name at least one server");
            }
            zones.add(
                    new ZoneSpec(
                            apex,
                            List.copyOf(draft.nameservers),
                            List.copyOf(draft.records),
                            draft.transferable,
                            draft.lame));
        });
        for (Name reverse : REVERSE_ZONES) {
            if (!drafts.containsKey(reverse)) {
                List<Record> inside =
                        pointers.stream().filter(r -> r.getName().subdomain(reverse)).toList();
                zones.add(
                        new ZoneSpec(
                                reverse,
                                List.of(new Nameserver(REVERSE_SERVER, null)),
                                inside,
                                false,
                                false));
            }
        }
        return List.copyOf(zones);
    }

    Map<String, Owner> nameserverOwners() {
        return Map.copyOf(nameserverOwners);
    }

    /// A record from a line as in a zone file: `name [ttl] TYPE rdata`.
    static Record record(String line, Name apex, boolean mayLeakInternal) {
        Matcher matcher = LINE.matcher(line.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "must be a line 'name [ttl] TYPE rdata', was '" + line + "'");
        }
        String typeName = matcher.group(3).toUpperCase(Locale.ROOT);
        int type = Type.value(typeName);
        if (type < 0) {
            throw new IllegalArgumentException(typeName + " is not a record type");
        }
        try {
            String owner = matcher.group(1);
            Name name = owner.equals("@") ? apex : Name.fromString(owner, apex);
            if (!name.subdomain(apex)) {
                throw new IllegalArgumentException(name + " is not in zone " + apex);
            }
            long ttl = matcher.group(2) == null ? TTL_SECONDS : Long.parseLong(matcher.group(2));
            Record record = Record.fromString(name, type, DClass.IN, ttl, matcher.group(4), apex);
            requireHarmless(record, mayLeakInternal);
            return record;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "is not a " + typeName + " record: " + e.getMessage(), e);
        }
    }

    private static void requireHarmless(Record record, boolean mayLeakInternal) {
        InetAddress address =
                switch (record) {
                    case ARecord a -> a.getAddress();
                    case AAAARecord aaaa -> aaaa.getAddress();
                    default -> null;
                };
        if (address == null || LogicalAddress.isDocumentation(address)) {
            return;
        }
        if (!mayLeakInternal || !LogicalAddress.isInternal(address)) {
            LogicalAddress.canonical(LogicalAddress.textOf(address)); // says why not
        }
    }

    static Name name(Settings holder, String field) {
        String text = holder.text(field);
        try {
            Name name = Name.fromString(text.toLowerCase(Locale.ROOT), Name.root);
            if (name.labels() < 2 && !text.equals(".")) {
                throw holder.error(field, "must be a domain name, was '" + text + "'");
            }
            return name;
        } catch (TextParseException e) {
            throw holder.error(field, "must be a domain name, was '" + text + "'");
        }
    }
}
