package io.glacis.discovery.buckets;

import io.glacis.contracts.AssetKind;
import io.glacis.contracts.Hostname;
import io.glacis.discovery.attribution.Basis;
import io.glacis.discovery.attribution.Sighting;
import io.glacis.discovery.attribution.Subject;
import io.glacis.discovery.names.Mentions;
import io.glacis.discovery.probes.Workbench;
import io.glacis.discovery.scope.ScanScope;
import io.glacis.platform.egress.BucketListing;
import io.glacis.platform.egress.S3Endpoint;
import io.glacis.platform.egress.S3Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// One look at a bucket: a public listing, as anybody may ask for it, and nothing more.
///
/// A bucket is the brand's only by two independent voices: a name with the brand's word, which
/// anybody may choose, and either a link from the brand's own pages or DNS, or a listing that names
/// the brand's domains. Objects are not read here, so a stranger's bucket is asked once and left
/// alone.
@ApplicationScoped
class BucketLook {
    static final String SCHEME = "s3:";
    private static final String REGION = "us-east-1";
    private static final int KEYS_MAX = 200;
    private static final int STATUS_NOT_FOUND = 404;
    private static final int STATUS_BAD_REQUEST = 400;

    private final Workbench bench;

    BucketLook(Workbench bench) {
        this.bench = bench;
    }

    /// What came of it.
    sealed interface Seen {
        /// The bucket is there.
        record There(List<Sighting> sightings) implements Seen {}

        /// There is none of this name.
        record Absent() implements Seen {}

        /// No answer.
        record Unclear(String reason) implements Seen {}
    }

    Seen at(ScanScope scope, String name) {
        Workbench.Source storage = bench.storage();
        S3Endpoint endpoint = new S3Endpoint(storage.url(), REGION, true);
        return switch (bench.egress().s3().list(storage.authority(), endpoint, name, KEYS_MAX)) {
            case S3Outcome.Granted<BucketListing>(var listing, _, _) ->
                    new Seen.There(sightings(scope, name, "listed", listing));
            case S3Outcome.Declined<BucketListing> declined ->
                    switch (declined.status()) {
                        case STATUS_NOT_FOUND, STATUS_BAD_REQUEST -> new Seen.Absent();
                        case 301, 307, 401, 403 ->
                                new Seen.There(
                                        sightings(
                                                scope,
                                                name,
                                                "closed",
                                                new BucketListing(List.of(), 0, true)));
                        default -> new Seen.Unclear("storage answered " + declined.status());
                    };
            case S3Outcome.Failed<BucketListing>(var reason, _) ->
                    new Seen.Unclear("no answer: " + reason);
            case S3Outcome.Refused<BucketListing>(var reason, _) ->
                    new Seen.Unclear("not asked: " + reason);
        };
    }

    private List<Sighting> sightings(
            ScanScope scope, String name, String access, BucketListing listing) {
        Subject bucket = new Subject(AssetKind.BUCKET, SCHEME + name);
        Hostname first = scope.scope().domains().stream().sorted().findFirst().orElse(null);
        if (first == null) {
            return List.of();
        }
        Subject origin = ScanScope.seed(first);
        Sighting seen =
                Sighting.seen(bucket, origin, "bucket-name", Basis.MET, "exists in object storage")
                        .with("access", access);
        List<Sighting> sightings = new ArrayList<>(List.of(seen));
        if (BucketWords.carries(name, BucketWords.tokens(scope))) {
            sightings.add(
                    Sighting.named(
                            bucket,
                            origin,
                            "bucket-name",
                            Basis.SIMILAR_NAME,
                            "its name has a word of the brand"));
        }
        SortedSet<String> telling = new TreeSet<>();
        for (BucketListing.Entry entry : listing.entries()) {
            if (Mentions.in(entry.key()).stream()
                    .anyMatch(host -> scope.domainOf(host).isPresent())) {
                telling.add(entry.key());
            }
        }
        if (!telling.isEmpty()) {
            sightings.add(
                    Sighting.named(
                                    bucket,
                                    origin,
                                    "bucket-name",
                                    Basis.CONTENT,
                                    "its public listing names a domain of the brand")
                            .withEvidence(
                                    bench.keep(
                                            scope.tenant(),
                                            "listing of "
                                                    + name
                                                    + "\n"
                                                    + String.join("\n", telling))));
        }
        return sightings;
    }
}
