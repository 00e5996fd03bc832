package io.glacis.platform.egress;

import io.glacis.contracts.Hostname;
import io.glacis.contracts.IpAddress;
import org.jspecify.annotations.Nullable;

/// Reads the host of a URL as the name or the address that it is.
final class Hosts {
    private Hosts() {}

    static @Nullable IpAddress address(String host) {
        boolean mayBeAddress =
                host.indexOf(':') >= 0
                        || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        if (!mayBeAddress) {
            return null;
        }
        try {
            return new IpAddress(host);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    static @Nullable Hostname name(String host) {
        try {
            return new Hostname(host);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
