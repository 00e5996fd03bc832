package io.glacis.assessment.storage;

import io.glacis.platform.egress.Authority;
import io.glacis.platform.egress.BucketListing;
import io.glacis.platform.egress.Egress;
import io.glacis.platform.egress.HttpAsk;
import io.glacis.platform.egress.HttpOutcome;
import io.glacis.platform.egress.ObjectPart;
import io.glacis.platform.egress.S3Endpoint;
import io.glacis.platform.egress.S3Outcome;

/// The ways out to a storage service.
public interface Doors {
    S3Outcome<BucketListing> list(
            Authority authority, S3Endpoint endpoint, String bucket, int keysMax);

    S3Outcome<ObjectPart> get(
            Authority authority, S3Endpoint endpoint, String bucket, String key, int bytesMax);

    HttpOutcome ask(Authority authority, HttpAsk ask);

    /// The guarded ones.
    static Doors of(Egress egress) {
        return new Doors() {
            @Override
            public S3Outcome<BucketListing> list(
                    Authority authority, S3Endpoint endpoint, String bucket, int keysMax) {
                return egress.s3().list(authority, endpoint, bucket, keysMax);
            }

            @Override
            public S3Outcome<ObjectPart> get(
                    Authority authority,
                    S3Endpoint endpoint,
                    String bucket,
                    String key,
                    int bytesMax) {
                return egress.s3().getRange(authority, endpoint, bucket, key, bytesMax);
            }

            @Override
            public HttpOutcome ask(Authority authority, HttpAsk ask) {
                return egress.http().ask(authority, ask);
            }
        };
    }
}
