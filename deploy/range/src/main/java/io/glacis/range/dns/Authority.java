package io.glacis.range.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// A nameserver: speaks with authority for its zones, refuses all else.
final class Authority implements Responder {
    private static final int CHAIN_MAX = 16;
    private static final int TRANSFER_RECORDS_PER_MESSAGE = 100;

    private final Namespace namespace;
    private final Supplier<Set<Name>> served;

    Authority(Namespace namespace, Supplier<Set<Name>> served) {
        this.namespace = namespace;
        this.served = served;
    }

    @Override
    public Message answer(Message query) {
        int fault = Replies.faultOf(query);
        if (fault != Rcode.NOERROR) {
            return Replies.refusal(query, fault);
        }
        Record question = query.getQuestion();
        Name name = question.getName();
        Set<Name> mine = served.get();
        Zone zone = zoneAsked(name, question.getType(), mine);
        if (zone == null) {
            return Replies.refusal(query, Rcode.REFUSED);
        }
        Message reply = Replies.to(query);
        reply.getHeader().setFlag(Flags.AA);
        for (int hops = 0; hops < CHAIN_MAX && zone != null; hops++) {
            Name next = say(zone, name, question.getType(), reply, hops == 0);
            if (next == null) {
                break;
            }
            name = next;
            zone = namespace.zoneFor(name, mine);
        }
        return reply;
    }

    /// DS belongs to the parent's side of a cut (RFC 4035 §3.1.4.1).
    private @Nullable Zone zoneAsked(Name name, int type, Set<Name> mine) {
        if (type == Type.DS && mine.contains(name) && name.labels() > 1) {
            Zone parent = namespace.zoneFor(new Name(name, 1), mine);
            if (parent != null) {
                return parent;
            }
        }
        return namespace.zoneFor(name, mine);
    }

    /// Adds what the zone says; the name to go on with when it is an alias.
    private static @Nullable Name say(
            Zone zone, Name name, int type, Message reply, boolean first) {
        switch (zone.lookup(name, type)) {
            case Lookup.Answer(List<Record> records) -> Replies.add(reply, records, Section.ANSWER);
            case Lookup.Alias(var cname) -> {
                boolean seen = reply.findRecord(cname, Section.ANSWER);
                Replies.add(reply, List.of(cname), Section.ANSWER);
                return seen ? null : cname.getTarget();
            }
            case Lookup.Referral(List<Record> nameservers, List<Record> glue) -> {
                if (first) {
                    reply.getHeader().unsetFlag(Flags.AA);
                }
                Replies.add(reply, nameservers, Section.AUTHORITY);
                Replies.add(reply, glue, Section.ADDITIONAL);
            }
            case Lookup.NoData() -> Replies.addNegative(reply, zone.soa());
            case Lookup.NoName() -> {
                reply.getHeader().setRcode(Rcode.NXDOMAIN);
                Replies.addNegative(reply, zone.soa());
            }
        }
        return null;
    }

    @Override
    public Iterable<Message> transfer(Message query) {
        Name apex = query.getQuestion().getName();
        Zone zone = served.get().contains(apex) ? namespace.zoneFor(apex) : null;
        if (zone == null || !namespace.isTransferable(apex)) {
            return List.of(Replies.refusal(query, Rcode.REFUSED));
        }
        List<Record> records = new ArrayList<>();
        records.add(zone.soa());
        records.addAll(zone.recordsWithoutSoa());
        records.add(zone.soa());
        List<Message> messages = new ArrayList<>();
        for (int from = 0; from < records.size(); from += TRANSFER_RECORDS_PER_MESSAGE) {
            Message message = Replies.to(query);
            message.getHeader().setFlag(Flags.AA);
            int to = Math.min(records.size(), from + TRANSFER_RECORDS_PER_MESSAGE);
            records.subList(from, to).forEach(r -> message.addRecord(r, Section.ANSWER));
            messages.add(message);
        }
        return messages;
    }
}
