package io.glacis.range.dns;

import java.util.List;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Record;

/// What one zone says to one question.
sealed interface Lookup {
    /// Records of the asked type; their owner is the asked name, also where a wildcard gave them.
    record Answer(List<Record> records) implements Lookup {}

    /// The name is an alias.
    record Alias(CNAMERecord record) implements Lookup {}

    /// The name lies in or below a zone cut; these are the records of the cut and the glue for
    /// them.
    record Referral(List<Record> nameservers, List<Record> glue) implements Lookup {}

    /// The name exists, without records of this type.
    record NoData() implements Lookup {}

    /// The name does not exist.
    record NoName() implements Lookup {}
}
