package io.glacis.platform.egress;

import io.glacis.contracts.IpAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

/// Turns dnsjava's messages into our values.
final class DnsAnswers {
    private static final int RECORDS_MAX = 4_096;
    private static final int TEXT_MAX = 64 << 10;

    private DnsAnswers() {}

    static DnsOutcome read(Message message) {
        List<DnsRecord> answer = records(message, Section.ANSWER);
        List<DnsRecord> authority = records(message, Section.AUTHORITY);
        return switch (message.getRcode()) {
            case Rcode.NOERROR ->
                    new DnsOutcome.Answer(answer, authority, message.getHeader().getFlag(Flags.AA));
            case Rcode.NXDOMAIN -> new DnsOutcome.NxDomain(answer, authority);
            default -> new DnsOutcome.Failed(Failure.DNS_FAILURE, Rcode.string(message.getRcode()));
        };
    }

    /// The addresses that a name leads to within one answer.
    ///
    /// @param aliases how many aliases were followed
    /// @param end the last name of the chain
    record Chain(List<IpAddress> addresses, int aliases, String end, boolean isTooLong) {}

    /// Follows aliases from the name that was asked for. Records that the chain does not lead to
    /// are nobody's answer and are left out.
    static Chain chain(DnsOutcome.Answer answer, String name, int aliasesMax) {
        Map<String, String> aliases = new HashMap<>();
        for (DnsRecord record : answer.records()) {
            if (record instanceof DnsRecord.Pointer(String owner, long _, DnsType type, String to)
                    && type == DnsType.CNAME) {
                aliases.putIfAbsent(owner, to);
            }
        }
        String at = name.toLowerCase(Locale.ROOT);
        int followed = 0;
        while (aliases.containsKey(at)) {
            if (followed >= aliasesMax) {
                return new Chain(List.of(), followed, at, true);
            }
            at = aliases.getOrDefault(at, at);
            followed++;
        }
        List<IpAddress> addresses = new ArrayList<>();
        for (DnsRecord record : answer.records()) {
            if (record instanceof DnsRecord.Address(String owner, long _, IpAddress address)
                    && owner.equals(at)) {
                addresses.add(address);
            }
        }
        return new Chain(addresses, followed, at, false);
    }

    private static List<DnsRecord> records(Message message, int section) {
        return message.getSection(section).stream()
                .limit(RECORDS_MAX)
                .map(DnsAnswers::record)
                .toList();
    }

    private static DnsRecord record(Record record) {
        String name = text(record.getName());
        long ttl = record.getTTL();
        return switch (record) {
            case ARecord a -> new DnsRecord.Address(name, ttl, IpAddress.of(a.getAddress()));
            case AAAARecord a -> new DnsRecord.Address(name, ttl, IpAddress.of(a.getAddress()));
            case MXRecord mx ->
                    new DnsRecord.Mail(name, ttl, mx.getPriority(), text(mx.getTarget()));
            case TXTRecord txt -> new DnsRecord.Text(name, ttl, joined(txt));
            case SOARecord soa ->
                    new DnsRecord.StartOfAuthority(
                            name,
                            ttl,
                            text(soa.getHost()),
                            text(soa.getAdmin()),
                            List.of(
                                    soa.getSerial(),
                                    soa.getRefresh(),
                                    soa.getRetry(),
                                    soa.getExpire(),
                                    soa.getMinimum()));
            case SRVRecord srv ->
                    new DnsRecord.Service(
                            name,
                            ttl,
                            srv.getPriority(),
                            srv.getWeight(),
                            srv.getPort(),
                            text(srv.getTarget()));
            case CAARecord caa ->
                    new DnsRecord.CertificateAuthorisation(
                            name, ttl, caa.getFlags(), caa.getTag(), caa.getValue());
            case CNAMERecord alias -> pointer(record, alias.getTarget());
            case DNAMERecord alias -> pointer(record, alias.getTarget());
            case NSRecord server -> pointer(record, server.getTarget());
            case PTRRecord reverse -> pointer(record, reverse.getTarget());
            default ->
                    new DnsRecord.Other(
                            name, ttl, record.getType(), shortened(record.rdataToString()));
        };
    }

    private static DnsRecord pointer(Record record, Name target) {
        return new DnsRecord.Pointer(
                text(record.getName()),
                record.getTTL(),
                DnsType.of(record.getType()),
                text(target));
    }

    private static String text(Name name) {
        return name.toString(true).toLowerCase(Locale.ROOT);
    }

    private static String joined(TXTRecord txt) {
        StringBuilder joined = new StringBuilder();
        for (byte[] part : txt.getStringsAsByteArrays()) {
            for (char c : new String(part, StandardCharsets.ISO_8859_1).toCharArray()) {
                joined.append(c >= 0x20 && c < 0x7f && c != '\\' ? c : escaped(c));
            }
        }
        return shortened(joined.toString());
    }

    private static String escaped(char c) {
        return c == '\\' ? "\\\\" : "\\%03d".formatted((int) c);
    }

    private static String shortened(String text) {
        return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX);
    }
}
