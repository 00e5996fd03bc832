package io.glacis.contracts;

import java.util.List;

/// What we may touch for a brand. Exclusions always win.
///
/// @param domains registered domains or names; each covers itself and everything below it
/// @param ranges address blocks that are the brand's own
/// @param excludedDomains names that are never touched, nor anything below them
/// @param excludedRanges addresses that are never touched, whatever name points to them
/// @param clearance how far probes may go; more than passive needs consent
public record Scope(
        List<Hostname> domains,
        List<IpRange> ranges,
        List<Hostname> excludedDomains,
        List<IpRange> excludedRanges,
        Clearance clearance) {
    public Scope {
        domains = List.copyOf(domains);
        ranges = List.copyOf(ranges);
        excludedDomains = List.copyOf(excludedDomains);
        excludedRanges = List.copyOf(excludedRanges);
    }

    /// Whether the name is below a domain of the scope and not excluded.
    public boolean includes(Hostname name) {
        return !excludes(name) && domains.stream().anyMatch(name::isWithin);
    }

    /// Whether the address is in a block of the scope and not excluded.
    public boolean includes(IpAddress address) {
        return !excludes(address) && ranges.stream().anyMatch(range -> range.contains(address));
    }

    /// Whether the name must never be touched.
    public boolean excludes(Hostname name) {
        return excludedDomains.stream().anyMatch(name::isWithin);
    }

    /// Whether the address must never be touched.
    public boolean excludes(IpAddress address) {
        return excludedRanges.stream().anyMatch(range -> range.contains(address));
    }
}
