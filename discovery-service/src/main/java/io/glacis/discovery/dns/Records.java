package io.glacis.discovery.dns;

import io.glacis.contracts.Hostname;
import io.glacis.discovery.names.Domains;
import io.glacis.platform.egress.DnsRecord;
import java.util.Optional;

/// Records as text, and the names that they lead to.
final class Records {
    private Records() {}

    /// A record without its owner and time to live: `A 203.0.113.7`.
    static String withoutOwner(DnsRecord record) {
        return switch (record) {
            case DnsRecord.Address(_, _, var address) ->
                    (address.isV6() ? "AAAA " : "A ") + address;
            case DnsRecord.Pointer(_, _, var type, var target) -> type + " " + target;
            case DnsRecord.Mail(_, _, var preference, var exchange) ->
                    "MX " + preference + " " + exchange;
            case DnsRecord.Text(_, _, var text) -> "TXT " + text;
            case DnsRecord.StartOfAuthority(_, _, var primary, var mailbox, _) ->
                    "SOA " + primary + " " + mailbox;
            case DnsRecord.Service(_, _, var priority, var weight, var port, var target) ->
                    "SRV " + priority + " " + weight + " " + port + " " + target;
            case DnsRecord.CertificateAuthorisation(_, _, var flags, var tag, var value) ->
                    "CAA " + flags + " " + tag + " " + value;
            case DnsRecord.Other(_, _, var code, var text) -> "TYPE" + code + " " + text;
        };
    }

    /// The record as it is kept as evidence.
    static String line(DnsRecord record) {
        return record.name() + " " + withoutOwner(record);
    }

    /// The host that a record leads to.
    static Optional<Hostname> target(DnsRecord record) {
        return switch (record) {
            case DnsRecord.Pointer(_, _, _, var target) -> Domains.read(target);
            case DnsRecord.Mail(_, _, _, var exchange) -> Domains.read(exchange);
            case DnsRecord.Service(_, _, _, _, _, var target) -> Domains.read(target);
            case DnsRecord.Address _,
                    DnsRecord.Text _,
                    DnsRecord.StartOfAuthority _,
                    DnsRecord.CertificateAuthorisation _,
                    DnsRecord.Other _ ->
                    Optional.empty();
        };
    }
}
