package io.glacis.platform.egress;

import io.glacis.contracts.IpRange;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which addresses may be spoken to at all, whoever asks.
record AddressRules(
        List<AddressBlock> allowed,
        List<AddressBlock> allowedForIntegrations,
        List<AddressBlock> own,
        Set<InetAddress> interfaces) {
    static AddressRules of(EgressProfile profile, EgressLimits limits) {
        return new AddressRules(
                blocks(profile.addresses()),
                blocks(limits.integrationAddresses()),
                blocks(limits.ownAddresses()),
                interfaceAddresses());
    }

    /// Why this address is denied, or null when it is not.
    @Nullable String denies(InetAddress address, boolean isIntegration) {
        byte[] bytes = address.getAddress();
        if (isIntegration && isIn(allowedForIntegrations, bytes)) {
            return null;
        }
        if (isIn(own, bytes)) {
            return "our own address";
        }
        if (isIn(allowed, bytes)) {
            return null;
        }
        return interfaces.contains(address)
                ? "this machine's address"
                : SpecialAddresses.nameOf(address);
    }

    private static boolean isIn(List<AddressBlock> blocks, byte[] bytes) {
        return blocks.stream().anyMatch(block -> block.contains(bytes));
    }

    private static List<AddressBlock> blocks(List<IpRange> ranges) {
        return ranges.stream().map(AddressBlock::of).toList();
    }

    private static Set<InetAddress> interfaceAddresses() {
        Set<InetAddress> found = new HashSet<>();
        try {
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .forEach(found::add);
        } catch (SocketException e) {
            throw new IllegalStateException("the machine does not tell its own addresses", e);
        }
        return Set.copyOf(found);
    }
}
