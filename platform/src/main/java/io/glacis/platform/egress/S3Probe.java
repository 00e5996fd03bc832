package io.glacis.platform.egress;

/// Reads from storage services as nobody: no credentials, no writes, no retries, no redirects.
/// Blocks; meant for virtual threads.
public final class S3Probe {
    S3Probe() {}

    /// Whether the bucket exists, and what it says to nobody.
    public S3Outcome<String> headBucket(Authority authority, S3Endpoint endpoint, String bucket) {
        return new S3Outcome.Failed<>(Failure.UNREACHABLE, "the door is not built yet");
    }

    /// Lists at most `keysMax` keys on at most a hundred pages.
    public S3Outcome<BucketListing> list(
            Authority authority, S3Endpoint endpoint, String bucket, int keysMax) {
        return new S3Outcome.Failed<>(Failure.UNREACHABLE, "the door is not built yet");
    }

    /// Reads the first `bytesMax` bytes of an object.
    public S3Outcome<ObjectPart> getRange(
            Authority authority, S3Endpoint endpoint, String bucket, String key, int bytesMax) {
        return new S3Outcome.Failed<>(Failure.UNREACHABLE, "the door is not built yet");
    }
}
