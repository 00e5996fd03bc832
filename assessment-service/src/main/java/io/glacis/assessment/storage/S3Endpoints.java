package io.glacis.assessment.storage;

import com.google.re2j.Pattern;
import io.glacis.platform.egress.S3Endpoint;
import io.glacis.platform.egress.WebUrl;

/// Where buckets are asked for: the service's own host, and its regional hosts
/// (`s3.<region>.<rest>` for a service called `s3.<rest>`).
///
/// @param home the service's own host, such as `https://s3.amazonaws.com`
/// @param region the region that the own host answers for
public record S3Endpoints(WebUrl home, String region) {
    private static final Pattern REGION =
            Pattern.compile("[a-z]{2,4}(-[a-z]{2,12}){1,3}-[0-9]{1,2}");
    private static final String LABEL = "s3.";

    /// Whether this is the name of a region and nothing else.
    static boolean isRegion(String text) {
        return REGION.matches(text);
    }

    /// The service's own host.
    S3Endpoint home(String bucket) {
        return new S3Endpoint(home, region, isPathStyle(bucket));
    }

    /// The host of another region.
    S3Endpoint regional(String bucket, String other) {
        String host = home.host();
        if (!host.startsWith(LABEL)) {
            return new S3Endpoint(home, other, isPathStyle(bucket));
        }
        String regional = LABEL + other + "." + host.substring(LABEL.length());
        String port = home.origin().text().substring(home.scheme().length() + 3 + host.length());
        return new S3Endpoint(
                WebUrl.of(home.scheme() + "://" + regional + port + "/"),
                other,
                isPathStyle(bucket));
    }

    static WebUrl bucketUrl(S3Endpoint endpoint, String bucket) {
        if (endpoint.pathStyle()) {
            return endpoint.url();
        }
        String origin = endpoint.url().origin().text();
        return WebUrl.of(origin.replaceFirst("://", "://" + bucket + ".") + "/");
    }

    /// The host that a bucket is asked at.
    static String hostOf(S3Endpoint endpoint, String bucket) {
        return endpoint.pathStyle() ? endpoint.url().host() : bucketUrl(endpoint, bucket).host();
    }

    /// A name with dots fits no wildcard certificate.
    private static boolean isPathStyle(String bucket) {
        return bucket.indexOf('.') >= 0;
    }
}
