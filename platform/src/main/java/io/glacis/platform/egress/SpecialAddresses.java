package io.glacis.platform.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The IANA special-purpose registries and the clouds' metadata addresses, written out.
///
/// The JDK's predicates let 100.64.0.0/10 and fc00::/7 pass, so every block stands here by name.
/// IPv6 is the other way round: only 2000::/3 is global unicast, and what is special in it is
/// listed. That leaves out ::/96 (IPv4-compatible, loopback), ::ffff:0:0/96 (IPv4-mapped),
/// 64:ff9b:1::/48 (local NAT64), 100::/64, 5f00::/16, fc00::/7, fe80::/10, fec0::/10 and ff00::/8.
final class SpecialAddresses {
    private record Named(AddressBlock block, String name) {
        static Named of(String block, String name) {
            return new Named(AddressBlock.of(block), name);
        }
    }

    private static final List<Named> V4 =
            List.of(
                    Named.of("0.0.0.0/8", "this network"),
                    Named.of("10.0.0.0/8", "private"),
                    Named.of("100.64.0.0/10", "carrier-grade NAT and cloud metadata"),
                    Named.of("127.0.0.0/8", "loopback"),
                    Named.of("168.63.129.16/32", "cloud metadata"),
                    Named.of("169.254.0.0/16", "link-local and cloud metadata"),
                    Named.of("172.16.0.0/12", "private"),
                    Named.of("192.0.0.0/24", "protocol assignments and cloud metadata"),
                    Named.of("192.0.2.0/24", "documentation"),
                    Named.of("192.31.196.0/24", "AS112"),
                    Named.of("192.52.193.0/24", "multicast tunnelling"),
                    Named.of("192.88.99.0/24", "6to4 relay"),
                    Named.of("192.168.0.0/16", "private"),
                    Named.of("192.175.48.0/24", "AS112"),
                    Named.of("198.18.0.0/15", "benchmarking"),
                    Named.of("198.51.100.0/24", "documentation"),
                    Named.of("203.0.113.0/24", "documentation"),
                    Named.of("224.0.0.0/4", "multicast"),
                    Named.of("240.0.0.0/4", "reserved and broadcast"));

    private static final AddressBlock NAT64 = AddressBlock.of("64:ff9b::/96");
    private static final AddressBlock GLOBAL_UNICAST = AddressBlock.of("2000::/3");

    private static final List<Named> V6 =
            List.of(
                    Named.of("2001::/23", "protocol assignments, Teredo, ORCHID"),
                    Named.of("2001:db8::/32", "documentation"),
                    Named.of("2002::/16", "6to4"),
                    Named.of("2620:4f:8000::/48", "AS112"),
                    Named.of("3fff::/20", "documentation"));

    private SpecialAddresses() {}

    /// What is special about this address, or null for an address of the public internet.
    static @Nullable String nameOf(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return nameIn(V4, bytes);
        }
        if (NAT64.contains(bytes)) {
            return nameIn(V4, Arrays.copyOfRange(bytes, 12, 16));
        }
        return GLOBAL_UNICAST.contains(bytes) ? nameIn(V6, bytes) : "not global unicast";
    }

    /// The IPv4 address that an address of the well-known NAT64 prefix leads to, or null.
    static @Nullable InetAddress behindNat64(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (!NAT64.contains(bytes)) {
            return null;
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 bytes are an address", e);
        }
    }

    private static @Nullable String nameIn(List<Named> blocks, byte[] bytes) {
        for (Named named : blocks) {
            if (named.block().contains(bytes)) {
                return named.name();
            }
        }
        return null;
    }
}
