package io.glacis.range.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.glacis.range.dns.Namespace.ZoneSpec;
import io.glacis.range.dns.ResolverFault;
import io.glacis.range.token.PlantedToken;
import io.glacis.range.truth.Truth;
import java.util.List;
import java.util.Map;

/// A whole simulated internet: what exists in it, and the ground truth about it.
///
/// @param sources what a brand's services may ask for knowledge; passed on in the egress profile as
///   it is
/// @param planted every made-up credential that stands somewhere in the world
/// @param siteTruth the truth that hangs on one site, and goes away with it
public record World(
        String file,
        String name,
        String description,
        Brand brand,
        List<ZoneSpec> zones,
        Map<String, Owner> nameserverOwners,
        List<ResolverFault> resolverFaults,
        List<WorldCertificate> certificates,
        Registrations registrations,
        List<WorldSite> sites,
        List<Boundary> boundaries,
        Budgets budgets,
        JsonNode sources,
        Truth ownTruth,
        Map<WorldSite, Truth> siteTruth,
        List<PlantedToken> planted) {

    /// What is watched in this world.
    public record Brand(String name, List<String> domains) {}

    /// The most requests that may reach what lies below a path of a host.
    public record Boundary(String host, String pathPrefix, int requestsMax) {
        public boolean holds(String askedHost, String path) {
            return host.equals(askedHost) && path.startsWith(pathPrefix);
        }
    }

    /// The truth with what hangs on these sites.
    public Truth truthWith(List<WorldSite> running) {
        return ownTruth.and(
                Truth.all(running.stream().map(s -> siteTruth.getOrDefault(s, Truth.NONE))));
    }

    /// The whole truth, as if every site ran.
    public Truth truth() {
        return truthWith(sites);
    }
}
