package io.glacis.platform.egress;

/// The record types that Glacis asks for.
public enum DnsType {
    A(1),
    NS(2),
    CNAME(5),
    SOA(6),
    PTR(12),
    MX(15),
    TXT(16),
    AAAA(28),
    SRV(33),
    NAPTR(35),
    DNAME(39),
    DS(43),
    DNSKEY(48),
    CAA(257),
    /// Seen in an answer, never asked.
    OTHER(0);

    private final int code;

    DnsType(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static DnsType of(int code) {
        for (DnsType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        return OTHER;
    }
}
