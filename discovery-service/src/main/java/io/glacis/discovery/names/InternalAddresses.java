package io.glacis.discovery.names;

import io.glacis.contracts.IpAddress;
import io.glacis.contracts.IpRange;
import java.util.List;
import java.util.stream.Stream;

/// Addresses that lead nowhere from outside: a name that has one tells of the inside, but exposes
/// nothing there.
public final class InternalAddresses {
    private static final List<IpRange> BLOCKS =
            Stream.of(
                            "0.0.0.0/8",
                            "10.0.0.0/8",
                            "100.64.0.0/10",
                            "127.0.0.0/8",
                            "169.254.0.0/16",
                            "172.16.0.0/12",
                            "192.168.0.0/16",
                            "224.0.0.0/3",
                            "::/8",
                            "fc00::/7",
                            "fe80::/9",
                            "ff00::/8")
                    .map(IpRange::new)
                    .toList();

    private InternalAddresses() {}

    public static boolean contain(IpAddress address) {
        return BLOCKS.stream().anyMatch(block -> block.contains(address));
    }
}
