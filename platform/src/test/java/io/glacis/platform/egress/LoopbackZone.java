package io.glacis.platform.egress;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// An honest zone for [LoopbackDns]: what it does not know does not exist. Aliases are followed.
public final class LoopbackZone implements LoopbackDns.Script {
    private final Map<String, List<Record>> records = new ConcurrentHashMap<>();

    /// Adds a record in master file form: `add("www.acme.example", "A", "192.0.2.1")`.
    public LoopbackZone add(String name, String type, String data) {
        try {
            Name owner = Name.fromString(name, Name.root);
            records.computeIfAbsent(key(owner), _ -> new ArrayList<>())
                    .add(
                            Record.fromString(
                                    owner, Type.value(type), DClass.IN, 60, data, Name.root));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
        return this;
    }

    @Override
    public byte[] answer(Message query, boolean isTcp) {
        return reply(query).toWire(isTcp ? 65_535 : 1_232);
    }

    Message reply(Message query) {
        Message reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setFlag(Flags.RD);
        reply.getHeader().setFlag(Flags.RA);
        reply.addRecord(query.getQuestion(), Section.QUESTION);
        Name at = query.getQuestion().getName();
        for (int hops = 0; hops < 8; hops++) {
            List<Record> known = records.get(key(at));
            if (known == null) {
                reply.getHeader().setRcode(Rcode.NXDOMAIN);
                return reply;
            }
            Name alias = null;
            for (Record record : known) {
                if (record.getType() == query.getQuestion().getType()) {
                    reply.addRecord(record, Section.ANSWER);
                } else if (record instanceof org.xbill.DNS.CNAMERecord cname) {
                    reply.addRecord(record, Section.ANSWER);
                    alias = cname.getTarget();
                }
            }
            if (alias == null) {
                return reply;
            }
            at = alias;
        }
        return reply;
    }

    private static String key(Name name) {
        return name.toString(true).toLowerCase(Locale.ROOT);
    }
}
