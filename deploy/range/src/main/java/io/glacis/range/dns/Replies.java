package io.glacis.range.dns;

import java.util.Collection;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;

/// Puts replies together.
final class Replies {
    static final int PAYLOAD_BYTES = 1232;

    private Replies() {}

    static Message to(Message query) {
        Message reply = new Message(query.getHeader().getID());
        Header header = reply.getHeader();
        header.setFlag(Flags.QR);
        header.setOpcode(query.getHeader().getOpcode());
        if (query.getHeader().getFlag(Flags.RD)) {
            header.setFlag(Flags.RD);
        }
        Record question = query.getQuestion();
        if (question != null) {
            reply.addRecord(question, Section.QUESTION);
        }
        if (query.getOPT() != null) {
            reply.addRecord(new OPTRecord(PAYLOAD_BYTES, 0, 0), Section.ADDITIONAL);
        }
        return reply;
    }

    static Message refusal(Message query, int rcode) {
        Message reply = to(query);
        reply.getHeader().setRcode(rcode);
        return reply;
    }

    /// The rcode for a query that no server of ours can answer, or NOERROR.
    static int faultOf(Message query) {
        if (query.getHeader().getOpcode() != Opcode.QUERY) {
            return Rcode.NOTIMP;
        }
        Record question = query.getQuestion();
        if (question == null || query.getSection(Section.QUESTION).size() != 1) {
            return Rcode.FORMERR;
        }
        return question.getDClass() == DClass.IN || question.getDClass() == DClass.ANY
                ? Rcode.NOERROR
                : Rcode.REFUSED;
    }

    static void add(Message reply, Collection<? extends Record> records, int section) {
        for (Record record : records) {
            if (!reply.findRecord(record, section)) {
                reply.addRecord(record, section);
            }
        }
    }

    /// RFC 2308 §3: the SOA of a negative answer lives as long as its minimum, at most.
    static void addNegative(Message reply, SOARecord soa) {
        long ttl = Math.min(soa.getTTL(), soa.getMinimum());
        add(
                reply,
                List.of(
                        new SOARecord(
                                soa.getName(),
                                soa.getDClass(),
                                ttl,
                                soa.getHost(),
                                soa.getAdmin(),
                                soa.getSerial(),
                                soa.getRefresh(),
                                soa.getRetry(),
                                soa.getExpire(),
                                soa.getMinimum())),
                Section.AUTHORITY);
    }
}
