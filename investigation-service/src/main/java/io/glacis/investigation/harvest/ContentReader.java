package io.glacis.investigation.harvest;

import io.glacis.investigation.brand.WatchedBrand;
import io.glacis.platform.egress.Authority;
import io.glacis.platform.egress.Egress;
import io.glacis.platform.egress.HttpAsk;
import io.glacis.platform.egress.HttpOutcome;
import io.glacis.platform.egress.HttpOutcome.Answered;
import io.glacis.platform.egress.Limits;
import io.glacis.platform.egress.ObjectPart;
import io.glacis.platform.egress.Redirects;
import io.glacis.platform.egress.Refusal;
import io.glacis.platform.egress.S3Endpoint;
import io.glacis.platform.egress.S3Outcome;
import io.glacis.platform.egress.WebUrl;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads public content of a brand: web pages, and objects as `s3://bucket/key`.
///
/// Assessment has read the same content as the brand's own, so its host counts as attributed even
/// where it lies outside the declared domains.
@ApplicationScoped
class ContentReader {
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int TOO_MANY = 429;
    private static final int FAULT = 500;
    private static final int BYTES_MAX = 8 << 20;
    private static final int REDIRECTS_MAX = 2;
    private static final String REGION_DEFAULT = "us-east-1";
    private static final String STORAGE_LABEL = "s3.";
    private static final WebUrl STORAGE_DEFAULT = WebUrl.of("https://s3.amazonaws.com/");
    private static final Pattern OBJECT =
            Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/(.{1,1024})");
    private static final Pattern REGION =
            Pattern.compile("[a-z]{2,4}(-[a-z]{2,12}){1,3}-[0-9]{1,2}");

    private final Egress egress;

    ContentReader(Egress egress) {
        this.egress = egress;
    }

    /// @param region of the bucket, or empty text
    Content read(WatchedBrand brand, String address, String region) {
        Authority.Brand authority =
                Authority.Brand.of(brand.tenant(), brand.brand(), brand.scope());
        Matcher object = OBJECT.matcher(address);
        if (object.matches()) {
            return object(authority, object.group(1), object.group(2), region);
        }
        return WebUrl.parse(address)
                .map(url -> page(authority, url))
                .orElseGet(() -> new Content.Never("the address of the content is malformed"));
    }

    private Content page(Authority.Brand authority, WebUrl url) {
        HttpAsk ask =
                HttpAsk.get(url)
                        .withLimits(
                                Limits.DEFAULT
                                        .withWireBytesMax(BYTES_MAX)
                                        .withInflatedBytesMax(BYTES_MAX));
        Authority attributed = authority.attributing(url.host());
        HttpOutcome outcome = Redirects.follow(egress.http(), attributed, ask, REDIRECTS_MAX).end();
        return switch (outcome) {
            case Answered answer when answer.status() == OK || answer.status() == PARTIAL ->
                    new Content.Given(answer.body().bytes(), url.path(), url.text());
            case Answered answer -> unread(answer.status());
            case HttpOutcome.Refused refused -> refused(refused.reason());
            case HttpOutcome.Failed failed -> new Content.Later("no answer: " + failed.reason());
        };
    }

    private Content object(Authority.Brand authority, String bucket, String key, String region) {
        S3Endpoint endpoint = endpoint(bucket, region);
        WebUrl shown = shown(endpoint, bucket).at("/" + key);
        S3Outcome<ObjectPart> outcome =
                egress.s3()
                        .getRange(
                                authority.attributing(shown.host()),
                                endpoint,
                                bucket,
                                key,
                                BYTES_MAX);
        return switch (outcome) {
            case S3Outcome.Granted<ObjectPart> granted ->
                    new Content.Given(granted.value().body().bytes(), key, shown.text());
            case S3Outcome.Declined<ObjectPart> declined -> unread(declined.status());
            case S3Outcome.Refused<ObjectPart> refused -> refused(refused.reason());
            case S3Outcome.Failed<ObjectPart> failed ->
                    new Content.Later("no answer: " + failed.reason());
        };
    }

    private S3Endpoint endpoint(String bucket, String region) {
        WebUrl home = egress.profile().source("/storage/s3").orElse(STORAGE_DEFAULT);
        boolean isPathStyle = bucket.indexOf('.') >= 0; // such a name fits no wildcard certificate
        boolean isElsewhere =
                REGION.matcher(region).matches()
                        && !region.equals(REGION_DEFAULT)
                        && home.host().startsWith(STORAGE_LABEL);
        WebUrl url =
                isElsewhere
                        ? WebUrl.of(
                                home.origin()
                                                .text()
                                                .replaceFirst("://s3\\.", "://s3." + region + ".")
                                        + "/")
                        : home;
        return new S3Endpoint(url, region.isEmpty() ? REGION_DEFAULT : region, isPathStyle);
    }

    private static WebUrl shown(S3Endpoint endpoint, String bucket) {
        return endpoint.pathStyle()
                ? endpoint.url()
                : WebUrl.of(
                        endpoint.url().origin().text().replaceFirst("://", "://" + bucket + ".")
                                + "/");
    }

    private static Content unread(int status) {
        String reason = "the content answers " + status;
        return status >= FAULT || status == TOO_MANY
                ? new Content.Later(reason)
                : new Content.Never(reason);
    }

    private static Content refused(Refusal reason) {
        return reason == Refusal.BUDGET
                ? new Content.Later("the governor lets nothing through")
                : new Content.Never("we do not ask: " + reason);
    }
}
