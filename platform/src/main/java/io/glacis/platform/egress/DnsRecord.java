package io.glacis.platform.egress;

import io.glacis.contracts.IpAddress;
import java.util.List;

/// One resource record. Names are in lower case without the final dot; bytes outside LDH are
/// escaped as `\DDD`, so a name is safe to show and never silently a different one.
public sealed interface DnsRecord {
    String name();

    long ttlSeconds();

    /// A or AAAA.
    record Address(String name, long ttlSeconds, IpAddress address) implements DnsRecord {}

    /// CNAME, DNAME, NS or PTR: a name that points to a name.
    record Pointer(String name, long ttlSeconds, DnsType type, String target)
            implements DnsRecord {}

    record Mail(String name, long ttlSeconds, int preference, String exchange)
            implements DnsRecord {}

    /// A TXT record, its strings joined; bytes outside ASCII are escaped.
    record Text(String name, long ttlSeconds, String text) implements DnsRecord {}

    record StartOfAuthority(
            String name, long ttlSeconds, String primary, String mailbox, List<Long> times)
            implements DnsRecord {
        public StartOfAuthority {
            times = List.copyOf(times);
        }
    }

    record Service(String name, long ttlSeconds, int priority, int weight, int port, String target)
            implements DnsRecord {}

    record CertificateAuthorisation(
            String name, long ttlSeconds, int flags, String tag, String value)
            implements DnsRecord {}

    /// Anything else, in presentation form.
    record Other(String name, long ttlSeconds, int typeCode, String text) implements DnsRecord {}
}
