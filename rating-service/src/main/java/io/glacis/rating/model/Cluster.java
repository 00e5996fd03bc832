package io.glacis.rating.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Findings of one category with one root cause: the worst of them counts, and a little more for
/// every doubling of the assets.
///
/// @param members sorted by finding id, none of them stale
/// @param worst the heaviest member; of equals the first
/// @param assets distinct assets of the members
record Cluster(
        String category,
        String key,
        List<Impact> members,
        Impact worst,
        int assets,
        double density) {
    private static final double LN_2 = StrictMath.log(2);

    static Cluster of(String category, String key, List<Impact> members, Gr1Model.Density model) {
        Impact worst = members.getFirst();
        Set<String> assets = new HashSet<>();
        for (Impact member : members) {
            assets.add(member.finding().place().asset());
            worst = member.density() > worst.density() ? member : worst;
        }
        double growth = 1 + model.clusterGrowth() * (StrictMath.log(assets.size()) / LN_2);
        return new Cluster(
                category,
                key,
                members,
                worst,
                assets.size(),
                worst.density() * Math.min(model.clusterFactorMax(), growth));
    }
}
