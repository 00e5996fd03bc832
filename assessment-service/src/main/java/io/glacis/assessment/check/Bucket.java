package io.glacis.assessment.check;

import io.glacis.platform.egress.BucketListing;
import io.glacis.platform.egress.ObjectPart;
import io.glacis.platform.egress.S3Outcome;
import java.util.SortedSet;

/// A bucket under assessment; every question is asked once.
public interface Bucket {
    /// Its name at the provider.
    String name();

    /// The region where it was found to live, once something was asked.
    String region();

    /// Its keys, as far as nobody in particular may list them.
    S3Outcome<BucketListing> listing();

    /// Lists again, on a fresh connection.
    S3Outcome<BucketListing> listingAgain();

    /// The beginning of an object.
    S3Outcome<ObjectPart> object(String key);

    /// Reads an object again, on a fresh connection.
    S3Outcome<ObjectPart> objectAgain(String key);

    /// Its access control list as XML.
    io.glacis.assessment.web.Look acl();

    /// The keys where this check last saw its weakness.
    SortedSet<String> known(Check check);
}
