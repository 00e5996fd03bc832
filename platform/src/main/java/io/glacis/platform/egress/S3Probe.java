package io.glacis.platform.egress;

import io.glacis.platform.egress.GuardedS3Http.NoAnswerException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Reads from storage services as nobody: no credentials, no writes, no retries, no redirects.
/// Blocks; meant for virtual threads.
public final class S3Probe implements AutoCloseable {
    private static final int PAGES_MAX = 100;
    private static final int PAGE_KEYS_MAX = 1_000;
    private static final int CLIENTS_MAX = 64;
    private static final int OK = 200;
    private static final Limits LISTING = Limits.DEFAULT.withWireBytesMax(4 << 20);

    private final GuardedS3Http http;
    private final Map<S3Endpoint, S3Client> clients = new ConcurrentHashMap<>();

    S3Probe(HttpProbe http) {
        this.http = new GuardedS3Http(http);
    }

    /// Whether the bucket exists, and what it says to nobody: its region, or an empty text.
    public S3Outcome<String> headBucket(Authority authority, S3Endpoint endpoint, String bucket) {
        return call(
                authority,
                Limits.DEFAULT,
                endpoint,
                s3 -> {
                    String region = s3.headBucket(ask -> ask.bucket(bucket)).bucketRegion();
                    return region == null ? "" : region;
                });
    }

    /// Lists at most `keysMax` keys on at most a hundred pages.
    public S3Outcome<BucketListing> list(
            Authority authority, S3Endpoint endpoint, String bucket, int keysMax) {
        if (keysMax < 1) {
            throw new IllegalArgumentException("keysMax must be positive");
        }
        return call(authority, LISTING, endpoint, s3 -> pages(s3, bucket, keysMax));
    }

    /// Reads the first `bytesMax` bytes of an object.
    public S3Outcome<ObjectPart> getRange(
            Authority authority, S3Endpoint endpoint, String bucket, String key, int bytesMax) {
        if (bytesMax < 1) {
            throw new IllegalArgumentException("bytesMax must be positive");
        }
        return call(
                authority,
                Limits.DEFAULT.withWireBytesMax(bytesMax),
                endpoint,
                s3 -> part(s3, bucket, key, bytesMax));
    }

    private static BucketListing pages(S3Client s3, String bucket, int keysMax) {
        List<BucketListing.Entry> entries = new ArrayList<>();
        Set<String> tokens = new HashSet<>();
        String token = null;
        for (int page = 1; page <= PAGES_MAX; page++) {
            String from = token;
            int wanted = Math.min(PAGE_KEYS_MAX, keysMax - entries.size());
            ListObjectsV2Response answer =
                    s3.listObjectsV2(
                            ask -> ask.bucket(bucket).maxKeys(wanted).continuationToken(from));
            if (!GuardedS3Http.CURRENT.get().answeredWith("ListBucketResult")) {
                throw SdkClientException.create("not a listing");
            }
            // A service that ignores max-keys does not get to fill our memory.
            answer.contents().stream().limit(wanted).map(S3Probe::entry).forEach(entries::add);
            token = answer.nextContinuationToken();
            boolean hasMore = Boolean.TRUE.equals(answer.isTruncated());
            if (!hasMore && answer.contents().size() <= wanted) {
                return new BucketListing(entries, page, true);
            }
            if (token == null || !tokens.add(token) || entries.size() >= keysMax) {
                return new BucketListing(entries, page, false);
            }
        }
        return new BucketListing(entries, PAGES_MAX, false);
    }

    private static BucketListing.Entry entry(S3Object object) {
        return new BucketListing.Entry(
                object.key() == null ? "" : object.key(),
                object.size() == null ? 0 : object.size(),
                object.lastModified(),
                object.eTag() == null ? "" : object.eTag());
    }

    private static ObjectPart part(S3Client s3, String bucket, String key, int bytesMax) {
        try (ResponseInputStream<GetObjectResponse> in =
                s3.getObject(
                        ask -> ask.bucket(bucket).key(key).range("bytes=0-" + (bytesMax - 1)))) {
            GetObjectResponse head = in.response();
            Body body = Body.wrap(in.readAllBytes());
            Long total = totalOf(head.contentRange());
            boolean isCut = total == null ? body.length() >= bytesMax : total > body.length();
            return new ObjectPart(
                    body.first(bytesMax), isCut, total, head.eTag() == null ? "" : head.eTag());
        } catch (IOException e) {
            throw SdkClientException.create("object body", e);
        }
    }

    /// The length behind the slash of `bytes 0-99/1234`.
    private static @Nullable Long totalOf(@Nullable String contentRange) {
        int slash = contentRange == null ? -1 : contentRange.lastIndexOf('/');
        if (contentRange == null || slash < 0) {
            return null;
        }
        String digits = contentRange.substring(slash + 1);
        boolean isNumber =
                !digits.isEmpty()
                        && digits.length() <= 18
                        && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Long.valueOf(digits) : null;
    }

    private <T> S3Outcome<T> call(
            Authority authority, Limits limits, S3Endpoint endpoint, Function<S3Client, T> ask) {
        GuardedS3Http.Call call = new GuardedS3Http.Call(authority, limits);
        return ScopedValue.where(GuardedS3Http.CURRENT, call)
                .call(() -> {
                    try {
                        T value = ask.apply(client(endpoint));
                        return new S3Outcome.Granted<>(value, OK, call.lastUrl(endpoint.url()));
                    } catch (AwsServiceException e) {
                        return declined(e, call.lastUrl(endpoint.url()));
                    } catch (SdkClientException | IllegalArgumentException e) {
                        return noAnswer(e);
                    }
                });
    }

    private static <T> S3Outcome<T> declined(AwsServiceException e, WebUrl url) {
        AwsErrorDetails details = e.awsErrorDetails();
        SdkHttpResponse head = details == null ? null : details.sdkHttpResponse();
        String region =
                head == null ? null : head.firstMatchingHeader("x-amz-bucket-region").orElse(null);
        return new S3Outcome.Declined<>(
                e.statusCode(),
                details == null || details.errorCode() == null ? "" : details.errorCode(),
                details == null || details.errorMessage() == null ? "" : details.errorMessage(),
                region,
                url);
    }

    private static <T> S3Outcome<T> noAnswer(RuntimeException e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof NoAnswerException none) {
                return switch (none.outcome()) {
                    case HttpOutcome.Refused(Refusal reason, String detail) ->
                            new S3Outcome.Refused<>(reason, detail);
                    case HttpOutcome.Failed(Failure reason, String detail) ->
                            new S3Outcome.Failed<>(reason, detail);
                    case HttpOutcome.Answered _ ->
                            new S3Outcome.Failed<>(Failure.PROTOCOL, "answered");
                };
            }
        }
        return e instanceof IllegalArgumentException
                ? new S3Outcome.Refused<>(Refusal.MALFORMED_URL, "bucket or key")
                : new S3Outcome.Failed<>(Failure.PROTOCOL, "not a storage service's answer");
    }

    private S3Client client(S3Endpoint endpoint) {
        if (clients.size() >= CLIENTS_MAX && !clients.containsKey(endpoint)) {
            throw new IllegalStateException("more storage endpoints than " + CLIENTS_MAX);
        }
        return clients.computeIfAbsent(endpoint, this::open);
    }

    private S3Client open(S3Endpoint endpoint) {
        ProfileFile noProfiles = ProfileFile.aggregator().build();
        return S3Client.builder()
                .httpClient(http)
                .endpointOverride(endpoint.url().http().uri())
                .region(Region.of(endpoint.region()))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .forcePathStyle(endpoint.pathStyle())
                .crossRegionAccessEnabled(false)
                .disableS3ExpressSessionAuth(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(config ->
                        config.retryStrategy(AwsRetryStrategy.doNotRetry())
                                .defaultProfileFile(noProfiles)
                                .defaultProfileName("none"))
                .build();
    }

    @Override
    public void close() {
        clients.values().forEach(S3Client::close);
    }
}
