package io.glacis.range.traffic;

import java.util.List;
import java.util.Map;

/// What reached the Range since it started or was reset.
///
/// @param totals how much of each: `address` and `provider` are HTTP requests, `connects` TCP
///   connects, `resolver` and `nameserver` DNS questions, `host` all HTTP requests
/// @param hosts HTTP requests by Host header
public record Traffic(
        double seconds,
        Map<String, Long> totals,
        Map<String, Long> hosts,
        int windowsOverBudget,
        List<Excess> excesses,
        long outOfScopePackets,
        List<String> outOfScope,
        FirstRequests firstRequests) {

    /// A budget that was exceeded: the fullest window, what it may hold, and how many windows held
    /// more.
    public record Excess(
            String budget, String of, double windowSeconds, int most, double bound, int windows) {}

    /// How long after the start hosts got their first request.
    public record FirstRequests(
            int hosts, double firstSeconds, double medianSeconds, double p95Seconds) {}
}
