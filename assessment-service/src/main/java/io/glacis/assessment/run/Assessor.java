package io.glacis.assessment.run;

import io.glacis.assessment.assets.AssetView;
import io.glacis.assessment.check.Check;
import io.glacis.assessment.check.Conclusion;
import io.glacis.assessment.storage.Doors;
import io.glacis.assessment.storage.S3Bucket;
import io.glacis.assessment.storage.S3Endpoints;
import io.glacis.assessment.web.Visit;
import io.glacis.contracts.Digest;
import io.glacis.contracts.Scope;
import io.glacis.contracts.Verdict;
import io.glacis.contracts.WebOrigin;
import io.glacis.platform.egress.Authority;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/// Runs every check that concerns an asset. Knows no task and no table: whoever has an asset and a
/// scope can use it.
final class Assessor {
    private static final String S3 = "s3:";
    private static final int CANARY_LENGTH = 20;

    private final Doors doors;
    private final S3Endpoints endpoints;
    private final Visit.Manners manners;
    private final Verdicts verdicts;

    Assessor(
            Doors doors,
            S3Endpoints endpoints,
            Visit.Manners manners,
            Verdicts.EvidenceShelf shelf) {
        this.doors = doors;
        this.endpoints = endpoints;
        this.manners = manners;
        this.verdicts = new Verdicts(shelf);
    }

    /// The verdicts on an asset; none when no check concerns its kind.
    ///
    /// @param seed differs from scan to scan; canary names follow from it
    /// @param known places where each check last saw its weakness
    List<Verdict> assess(
            AssetView asset, Scope scope, String seed, Map<String, SortedSet<String>> known) {
        return switch (asset.kind()) {
            case WEB_APP -> verdicts.of(asset, webApp(asset, scope, seed, known), known);
            case BUCKET -> verdicts.of(asset, bucket(asset, scope, known), known);
            case HOSTNAME, REGISTERED_DOMAIN, IP_ADDRESS, IP_RANGE, PORT, CERTIFICATE, REPOSITORY ->
                    List.of();
        };
    }

    private Map<Check, List<Conclusion>> webApp(
            AssetView asset, Scope scope, String seed, Map<String, SortedSet<String>> known) {
        WebOrigin origin = new WebOrigin(asset.value());
        // Discovery said that this origin is the brand's; exclusions still win in the guard.
        Authority authority = authority(asset, scope, Set.of(origin.host()));
        Visit visit = new Visit(doors::ask, authority, origin, manners);
        return new WebAssessor(CheckCatalog.PRODUCTS, CheckCatalog.OF_WEB_APPS)
                .assess(visit, canary(seed, asset), known);
    }

    private Map<Check, List<Conclusion>> bucket(
            AssetView asset, Scope scope, Map<String, SortedSet<String>> known) {
        Map<Check, List<Conclusion>> conclusions = new LinkedHashMap<>();
        if (!asset.value().startsWith(S3)) {
            CheckCatalog.OF_BUCKETS.forEach(check ->
                    conclusions.put(
                            check,
                            List.of(Conclusion.notApplicable("Only buckets of S3 are assessed."))));
            return conclusions;
        }
        String name = asset.value().substring(S3.length());
        S3Bucket bucket =
                new S3Bucket(doors, authority(asset, scope, Set.of()), endpoints, name, known);
        CheckCatalog.OF_BUCKETS.forEach(check -> conclusions.put(check, check.run(bucket)));
        return conclusions;
    }

    private static Authority.Brand authority(AssetView asset, Scope scope, Set<String> hosts) {
        return new Authority.Brand(asset.tenant(), asset.brand(), scope, asset.clearance(), hosts);
    }

    /// Twenty letters that follow from the scan, so that a task that is run again asks the same.
    private static String canary(String seed, AssetView asset) {
        String digest = Digest.of("canary/1", seed, asset.asset().text());
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < CANARY_LENGTH; i++) {
            letters.append(
                    (char) ('a' + Integer.parseInt(digest.substring(2 * i, 2 * i + 2), 16) % 26));
        }
        return letters.toString();
    }
}
