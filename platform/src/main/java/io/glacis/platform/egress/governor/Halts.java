package io.glacis.platform.egress.governor;

import io.glacis.contracts.Hostname;
import io.glacis.contracts.IpAddress;
import io.glacis.contracts.IpRange;
import io.glacis.contracts.TenantId;
import java.util.List;
import java.util.Set;

/// One reading of the kill switch and of the opt-out list.
///
/// @param everything nobody's packets leave
/// @param tenants whose packets do not leave
/// @param optedOutNames names that nobody touches, with all names below them
/// @param optedOutRanges addresses that nobody touches
public record Halts(
        boolean everything,
        Set<TenantId> tenants,
        Set<Hostname> optedOutNames,
        List<IpRange> optedOutRanges) {
    public static final Halts NONE = new Halts(false, Set.of(), Set.of(), List.of());
    public static final Halts EVERYTHING = new Halts(true, Set.of(), Set.of(), List.of());

    public Halts {
        tenants = Set.copyOf(tenants);
        optedOutNames = Set.copyOf(optedOutNames);
        optedOutRanges = List.copyOf(optedOutRanges);
    }

    public boolean halts(TenantId tenant) {
        return everything || tenants.contains(tenant);
    }

    public boolean isOptedOut(Hostname name) {
        return optedOutNames.stream().anyMatch(name::isWithin);
    }

    public boolean isOptedOut(IpAddress address) {
        return optedOutRanges.stream().anyMatch(range -> range.contains(address));
    }
}
