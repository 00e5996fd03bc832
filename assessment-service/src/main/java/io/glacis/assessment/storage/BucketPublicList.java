package io.glacis.assessment.storage;

import io.glacis.assessment.check.Bucket;
import io.glacis.assessment.check.Check;
import io.glacis.assessment.check.Conclusion;
import io.glacis.assessment.check.Quality;
import io.glacis.assessment.evidence.Exhibit;
import io.glacis.contracts.CheckId;
import io.glacis.platform.egress.BucketListing;
import io.glacis.platform.egress.S3Outcome;
import java.util.List;
import java.util.Map;

/// `bucket.public-list`: everybody may list the keys.
public final class BucketPublicList implements Check.OfBucket {
    private static final int SHOWN_MAX = 20;

    @Override
    public CheckId id() {
        return new CheckId("bucket.public-list");
    }

    @Override
    public List<Conclusion> run(Bucket bucket) {
        S3Outcome<BucketListing> first = bucket.listing();
        if (!(first instanceof S3Outcome.Granted<BucketListing> granted)) {
            return List.of(
                    Refusals.ofBucket(first, "The bucket does not list its keys to everybody."));
        }
        StringBuilder keys = new StringBuilder();
        granted.value().entries().stream()
                .limit(SHOWN_MAX)
                .forEach(entry -> keys.append(entry.key()).append('\n'));
        Exhibit exhibit =
                new Exhibit(
                        "GET", granted.url().text(), granted.status(), Map.of(), keys.toString());
        return List.of(
                bucket.listingAgain() instanceof S3Outcome.Granted<BucketListing>
                        ? Conclusion.exposed(
                                "",
                                Quality.APPLICATION,
                                "Everybody can list the keys of this bucket.",
                                Map.of(
                                        "keys",
                                        Integer.toString(granted.value().entries().size()),
                                        "complete",
                                        Boolean.toString(granted.value().complete()),
                                        "region",
                                        bucket.region()),
                                List.of(exhibit))
                        : Conclusion.present(
                                Quality.PROBE,
                                "The keys were listed once, and not again.",
                                Map.of(),
                                List.of(exhibit)));
    }
}
