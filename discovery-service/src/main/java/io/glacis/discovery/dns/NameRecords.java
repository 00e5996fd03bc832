package io.glacis.discovery.dns;

import io.glacis.contracts.Hostname;
import io.glacis.contracts.IpAddress;
import io.glacis.discovery.names.Domains;
import io.glacis.discovery.names.Mentions;
import io.glacis.platform.egress.DnsRecord;
import io.glacis.platform.egress.DnsType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Every record that was found at one name.
record NameRecords(Hostname name, List<DnsRecord> records) {
    private static final int TEXT_LENGTH_MAX = 200;
    private static final int RECORDS_MAX = 500;

    NameRecords {
        // a server may answer with any number of records in any order
        records =
                records.stream()
                        .distinct()
                        .sorted(Comparator.comparing(Records::line))
                        .limit(RECORDS_MAX)
                        .toList();
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    /// The name that this one is another word for.
    Set<Hostname> aliases() {
        return records.stream()
                .filter(record -> record.name().equals(name.text()))
                .filter(record -> isOf(record, DnsType.CNAME))
                .flatMap(record -> Records.target(record).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Every further name on the way to the addresses.
    Set<Hostname> aliasesFurtherOn() {
        return records.stream()
                .filter(record -> !record.name().equals(name.text()))
                .filter(record -> isOf(record, DnsType.CNAME))
                .flatMap(record -> Records.target(record).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    SortedSet<IpAddress> addresses() {
        NavigableSet<IpAddress> addresses = new TreeSet<>();
        for (DnsRecord record : records) {
            if (record instanceof DnsRecord.Address address) {
                addresses.add(address.address());
            }
        }
        return addresses;
    }

    /// The hosts that records of these types lead to.
    SortedSet<Hostname> targets(DnsType... types) {
        List<DnsType> wanted = List.of(types);
        NavigableSet<Hostname> targets = new TreeSet<>();
        for (DnsRecord record : records) {
            boolean isWanted =
                    switch (record) {
                        case DnsRecord.Pointer pointer -> wanted.contains(pointer.type());
                        case DnsRecord.Mail _ -> wanted.contains(DnsType.MX);
                        case DnsRecord.Service _ -> wanted.contains(DnsType.SRV);
                        case DnsRecord.Address _,
                                DnsRecord.Text _,
                                DnsRecord.StartOfAuthority _,
                                DnsRecord.CertificateAuthorisation _,
                                DnsRecord.Other _ ->
                                false;
                    };
            if (isWanted) {
                Records.target(record).ifPresent(targets::add);
            }
        }
        return targets;
    }

    /// Host names inside texts: SPF includes, report addresses, verification records.
    SortedSet<Hostname> mentions() {
        NavigableSet<Hostname> mentions = new TreeSet<>();
        for (String text : texts()) {
            mentions.addAll(Mentions.in(text));
        }
        for (DnsRecord record : records) {
            if (record instanceof DnsRecord.StartOfAuthority authority) {
                Domains.read(authority.primary()).ifPresent(mentions::add);
            } else if (record instanceof DnsRecord.CertificateAuthorisation caa) {
                mentions.addAll(Mentions.in(caa.value()));
            }
        }
        return mentions;
    }

    /// TXT records, each cut to what an attribute takes.
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (DnsRecord record : records) {
            if (record instanceof DnsRecord.Text text) {
                texts.add(
                        text.text().length() > TEXT_LENGTH_MAX
                                ? text.text().substring(0, TEXT_LENGTH_MAX)
                                : text.text());
            }
        }
        return texts;
    }

    /// The SPF policy, where there is one.
    List<String> spf() {
        return texts().stream()
                .filter(text -> text.toLowerCase(Locale.ROOT).startsWith("v=spf1"))
                .toList();
    }

    /// The records as evidence: the same records are the same text.
    String asEvidence() {
        return records.stream().map(Records::line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static boolean isOf(DnsRecord record, DnsType type) {
        return record instanceof DnsRecord.Pointer pointer && pointer.type() == type;
    }
}
