package io.glacis.range.dns;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// A recursive resolver over every zone of the world: nothing else exists.
final class Resolver implements Responder {
    private static final int CHAIN_MAX = 16;

    private final Namespace namespace;
    private final List<ResolverFault> faults;

    Resolver(Namespace namespace, List<ResolverFault> faults) {
        this.namespace = namespace;
        this.faults = List.copyOf(faults);
    }

    @Override
    public @Nullable Message answer(Message query) {
        int fault = Replies.faultOf(query);
        if (fault != Rcode.NOERROR) {
            return Replies.refusal(query, fault);
        }
        Record question = query.getQuestion();
        for (ResolverFault planned : faults) {
            if (question.getName().subdomain(planned.suffix())) {
                return planned.isSilent() ? null : Replies.refusal(query, Rcode.SERVFAIL);
            }
        }
        Message reply = Replies.to(query);
        reply.getHeader().setFlag(Flags.RA);
        Name name = question.getName();
        for (int hops = 0; hops < CHAIN_MAX; hops++) {
            Name next = say(name, question.getType(), reply);
            if (next == null) {
                return reply;
            }
            name = next;
        }
        return failed(query);
    }

    private @Nullable Name say(Name name, int type, Message reply) {
        Zone zone = namespace.zoneFor(name);
        if (type == Type.DS && zone.apex().equals(name) && name.labels() > 1) {
            zone = namespace.zoneFor(new Name(name, 1));
        }
        if (namespace.isLame(zone.apex())) {
            fail(reply);
            return null;
        }
        switch (zone.lookup(name, type)) {
            case Lookup.Answer(List<Record> records) -> Replies.add(reply, records, Section.ANSWER);
            case Lookup.Alias(var cname) -> {
                Replies.add(reply, List.of(cname), Section.ANSWER);
                return cname.getTarget();
            }
            case Lookup.Referral _ -> fail(reply); // the world has nobody behind this cut
            case Lookup.NoData() -> Replies.addNegative(reply, zone.soa());
            case Lookup.NoName() -> {
                reply.getHeader().setRcode(Rcode.NXDOMAIN);
                Replies.addNegative(reply, zone.soa());
            }
        }
        return null;
    }

    private static void fail(Message reply) {
        reply.removeAllRecords(Section.ANSWER);
        reply.getHeader().setRcode(Rcode.SERVFAIL);
    }

    private static Message failed(Message query) {
        Message reply = Replies.refusal(query, Rcode.SERVFAIL);
        reply.getHeader().setFlag(Flags.RA);
        return reply;
    }

    @Override
    public Iterable<Message> transfer(Message query) {
        return List.of(Replies.refusal(query, Rcode.REFUSED));
    }
}
