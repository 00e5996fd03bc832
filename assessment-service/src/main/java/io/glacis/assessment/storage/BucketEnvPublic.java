package io.glacis.assessment.storage;

import io.glacis.assessment.check.Bucket;
import io.glacis.assessment.check.Check;
import io.glacis.assessment.check.Conclusion;
import io.glacis.assessment.check.Quality;
import io.glacis.assessment.evidence.Exhibit;
import io.glacis.assessment.files.EnvFile;
import io.glacis.contracts.CheckId;
import io.glacis.contracts.Verdict;
import io.glacis.platform.egress.BucketListing;
import io.glacis.platform.egress.ObjectPart;
import io.glacis.platform.egress.S3Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `bucket.env-public`: an environment file in the bucket can be read by everybody. Its key is the
/// place; its values are read by investigation alone.
public final class BucketEnvPublic implements Check.OfBucket {
    private static final int KEYS_MAX = 20;

    @Override
    public CheckId id() {
        return new CheckId("bucket.env-public");
    }

    @Override
    public List<Conclusion> run(Bucket bucket) {
        S3Outcome<BucketListing> listing = bucket.listing();
        if (Refusals.isAbsent(listing)) {
            return List.of(Refusals.ofBucket(listing, ""));
        }
        List<Conclusion> exposed = new ArrayList<>();
        List<Conclusion> others = new ArrayList<>();
        for (String key : Candidates.env(bucket.known(this), listing, KEYS_MAX)) {
            switch (bucket.object(key)) {
                case S3Outcome.Granted<ObjectPart> granted ->
                        file(bucket, key, granted)
                                .ifPresent(found ->
                                        (found.qod() == Quality.CONTENT_READ ? exposed : others)
                                                .add(found));
                case S3Outcome<ObjectPart> refused -> others.add(Refusals.ofBucket(refused, ""));
            }
        }
        return exposed.isEmpty() ? List.of(without(listing, others)) : exposed;
    }

    private static Optional<Conclusion> file(
            Bucket bucket, String key, S3Outcome.Granted<ObjectPart> granted) {
        Optional<EnvFile> file = EnvFile.read(granted.value().body().text());
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Exhibit exhibit =
                new Exhibit(
                        "GET",
                        granted.url().text(),
                        granted.status(),
                        Map.of(),
                        file.get().redacted());
        boolean isConfirmed =
                file.get().isFilled()
                        && bucket.objectAgain(key) instanceof S3Outcome.Granted<ObjectPart> again
                        && EnvFile.read(again.value().body().text()).equals(file);
        return Optional.of(
                isConfirmed
                        ? Conclusion.exposed(
                                key,
                                Quality.CONTENT_READ,
                                "Everybody can read an environment file in this bucket.",
                                Map.of(
                                        Verdict.HARVEST,
                                        "s3://" + bucket.name() + "/" + key,
                                        "region",
                                        bucket.region(),
                                        "names",
                                        file.get().shownNames()),
                                List.of(exhibit))
                        : Conclusion.present(
                                Quality.PROBE,
                                "An environment file with nothing but placeholders can be read.",
                                Map.of("key", key),
                                List.of(exhibit)));
    }

    /// Where keys are listed, a name that is not there is proven not to be there.
    private static Conclusion without(S3Outcome<BucketListing> listing, List<Conclusion> others) {
        Optional<Conclusion> unknown =
                others.stream().filter(other -> other.unknownReason() != null).findFirst();
        if (unknown.isPresent()) {
            return unknown.get();
        }
        Optional<Conclusion> placeholder =
                others.stream().filter(other -> other.facts().containsKey("key")).findFirst();
        if (placeholder.isPresent()) {
            return placeholder.get();
        }
        return listing instanceof S3Outcome.Granted<BucketListing> granted
                ? Conclusion.closed(
                        "No environment file in this bucket can be read.",
                        List.of(
                                new Exhibit(
                                        "GET",
                                        granted.url().text(),
                                        granted.status(),
                                        Map.of(),
                                        "(no readable environment file)")))
                : Conclusion.present(
                        Quality.PROBE,
                        "The bucket exists; absent and private keys answer alike.",
                        Map.of(),
                        List.of());
    }
}
