package io.glacis.assessment.storage;

import io.glacis.assessment.check.Bucket;
import io.glacis.assessment.check.Check;
import io.glacis.assessment.check.Conclusion;
import io.glacis.assessment.check.Quality;
import io.glacis.assessment.evidence.Exhibit;
import io.glacis.contracts.CheckId;
import io.glacis.platform.egress.BucketListing;
import io.glacis.platform.egress.ObjectPart;
import io.glacis.platform.egress.S3Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `bucket.public-read`: everybody may read objects, whether or not their keys are listed.
///
/// A refused key may be absent or private, so a bucket that lists nothing is never proven closed.
public final class BucketPublicRead implements Check.OfBucket {
    private static final int OBJECTS_MAX = 20;

    @Override
    public CheckId id() {
        return new CheckId("bucket.public-read");
    }

    @Override
    public List<Conclusion> run(Bucket bucket) {
        S3Outcome<BucketListing> listing = bucket.listing();
        if (Refusals.isAbsent(listing)) {
            return List.of(Refusals.ofBucket(listing, ""));
        }
        List<S3Outcome<ObjectPart>> refused = new ArrayList<>();
        List<String> keys = keys(listing);
        for (String key : keys) {
            S3Outcome<ObjectPart> outcome = bucket.object(key);
            if (outcome instanceof S3Outcome.Granted<ObjectPart> granted
                    && bucket.objectAgain(key) instanceof S3Outcome.Granted<ObjectPart>) {
                return List.of(exposed(bucket, key, granted));
            }
            refused.add(outcome);
        }
        return List.of(unread(listing, keys, refused));
    }

    private static List<String> keys(S3Outcome<BucketListing> listing) {
        return listing instanceof S3Outcome.Granted<BucketListing> granted
                ? Candidates.ranked(granted.value(), OBJECTS_MAX)
                : Candidates.envGuesses();
    }

    private static Conclusion exposed(
            Bucket bucket, String key, S3Outcome.Granted<ObjectPart> granted) {
        return Conclusion.exposed(
                "",
                Quality.CONTENT_READ,
                "Everybody can read objects of this bucket.",
                Map.of("key", key, "region", bucket.region()),
                List.of(
                        new Exhibit(
                                "GET",
                                granted.url().text(),
                                granted.status(),
                                Map.of(),
                                "(the content is not kept)")));
    }

    private static Conclusion unread(
            S3Outcome<BucketListing> listing,
            List<String> keys,
            List<S3Outcome<ObjectPart>> refused) {
        for (S3Outcome<ObjectPart> outcome : refused) {
            Conclusion conclusion =
                    outcome instanceof S3Outcome.Granted<ObjectPart>
                            ? Conclusion.present(
                                    Quality.PROBE,
                                    "An object was read once, and not again.",
                                    Map.of(),
                                    List.of())
                            : Refusals.ofBucket(outcome, "");
            if (conclusion.unknownReason() != null) {
                return conclusion;
            }
        }
        if (listing instanceof S3Outcome.Granted<BucketListing> granted) {
            boolean isWhole =
                    granted.value().complete()
                            && keys.size() == granted.value().entries().size()
                            && !keys.isEmpty();
            return isWhole
                    ? Conclusion.closed("None of its objects can be read.", exhibits(refused))
                    : Conclusion.present(
                            Quality.ACTIVE,
                            "None of the objects that were tried can be read.",
                            Map.of("tried", Integer.toString(keys.size())),
                            exhibits(refused));
        }
        return Conclusion.present(
                Quality.PROBE,
                "The bucket exists; whether an object can be read is not known without its key.",
                Map.of(),
                List.of());
    }

    private static List<Exhibit> exhibits(List<S3Outcome<ObjectPart>> refused) {
        return refused.stream()
                .filter(S3Outcome.Declined.class::isInstance)
                .limit(3)
                .map(outcome -> Refusals.exhibit((S3Outcome.Declined<?>) outcome))
                .toList();
    }
}
