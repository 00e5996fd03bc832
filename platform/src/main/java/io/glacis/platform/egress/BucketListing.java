package io.glacis.platform.egress;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keys of a bucket, in the order of the service.
///
/// @param complete false when a bound was reached first, or the service repeated its token
public record BucketListing(List<Entry> entries, int pages, boolean complete) {
    /// One object. The key is hostile text.
    public record Entry(String key, long size, @Nullable Instant modifiedAt, String etag) {}

    public BucketListing {
        entries = List.copyOf(entries);
    }
}
