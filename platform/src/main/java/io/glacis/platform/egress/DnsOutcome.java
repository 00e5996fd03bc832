package io.glacis.platform.egress;

import io.glacis.contracts.IpAddress;
import java.util.List;

/// What came of one DNS question. Never an exception.
public sealed interface DnsOutcome {
    /// NOERROR.
    ///
    /// @param records the answer section, aliases included, in order; empty means no data
    /// @param authority the authority section
    /// @param authoritative the AA flag
    record Answer(List<DnsRecord> records, List<DnsRecord> authority, boolean authoritative)
            implements DnsOutcome {
        public Answer {
            records = List.copyOf(records);
            authority = List.copyOf(authority);
        }

        /// Every A and AAAA of the answer.
        public List<IpAddress> addresses() {
            return records.stream()
                    .filter(DnsRecord.Address.class::isInstance)
                    .map(record -> ((DnsRecord.Address) record).address())
                    .toList();
        }

        /// The targets of the answer's CNAME, NS or PTR records, in order.
        public List<String> targets(DnsType type) {
            return records.stream()
                    .filter(DnsRecord.Pointer.class::isInstance)
                    .map(DnsRecord.Pointer.class::cast)
                    .filter(pointer -> pointer.type() == type)
                    .map(DnsRecord.Pointer::target)
                    .toList();
        }
    }

    /// The name does not exist.
    ///
    /// @param records aliases that led to the missing name
    record NxDomain(List<DnsRecord> records, List<DnsRecord> authority) implements DnsOutcome {
        public NxDomain {
            records = List.copyOf(records);
            authority = List.copyOf(authority);
        }
    }

    /// No usable answer: time-out, SERVFAIL, REFUSED, a malformed or mismatched message.
    record Failed(Failure reason, String detail) implements DnsOutcome {}

    /// We did not ask.
    record Refused(Refusal reason, String detail) implements DnsOutcome {}
}
