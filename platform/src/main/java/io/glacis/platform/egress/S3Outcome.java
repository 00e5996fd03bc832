package io.glacis.platform.egress;

import org.jspecify.annotations.Nullable;

/// What came of asking a storage service, without credentials. Never an exception.
///
/// @param <T> what was asked for
public sealed interface S3Outcome<T> {
    /// It was given.
    ///
    /// @param url the last URL asked, so that `curl` repeats it
    record Granted<T>(T value, int status, WebUrl url) implements S3Outcome<T> {}

    /// The service said no: AccessDenied, NoSuchBucket, NoSuchKey, PermanentRedirect …
    ///
    /// @param code the service's own word; empty where a HEAD had none
    /// @param region where the bucket lives, when the service says so
    record Declined<T>(int status, String code, String message, @Nullable String region, WebUrl url)
            implements S3Outcome<T> {}

    /// We did not ask.
    record Refused<T>(Refusal reason, String detail) implements S3Outcome<T> {}

    /// We asked and got no usable answer.
    record Failed<T>(Failure reason, String detail) implements S3Outcome<T> {}
}
