package io.glacis.assessment.testkit;

import io.glacis.assessment.storage.Doors;
import io.glacis.platform.egress.Authority;
import io.glacis.platform.egress.Body;
import io.glacis.platform.egress.BucketListing;
import io.glacis.platform.egress.HttpAsk;
import io.glacis.platform.egress.HttpOutcome;
import io.glacis.platform.egress.ObjectPart;
import io.glacis.platform.egress.S3Endpoint;
import io.glacis.platform.egress.S3Outcome;
import io.glacis.platform.egress.WebUrl;
import io.glacis.range.storage.S3Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// The Range's storage behind the doors of a bucket, without a network and without the SDK.
public record FakeStorage(FakeWeb web) implements Doors {
    public static final String HOST = "s3.objectstore.example";

    public static FakeStorage of(String settings) {
        return new FakeStorage(FakeWeb.of(new S3Kind(), HOST, settings));
    }

    @Override
    public S3Outcome<BucketListing> list(
            Authority authority, S3Endpoint endpoint, String bucket, int keysMax) {
        return asked(authority, endpoint, bucket, "/?list-type=2", FakeStorage::listing);
    }

    @Override
    public S3Outcome<ObjectPart> get(
            Authority authority, S3Endpoint endpoint, String bucket, String key, int bytesMax) {
        return asked(
                authority,
                endpoint,
                bucket,
                "/" + key,
                answered -> new ObjectPart(answered.body(), false, null, ""));
    }

    @Override
    public HttpOutcome ask(Authority authority, HttpAsk ask) {
        return web.ask(authority, ask);
    }

    private <T> S3Outcome<T> asked(
            Authority authority,
            S3Endpoint endpoint,
            String bucket,
            String path,
            Function<HttpOutcome.Answered, T> value) {
        WebUrl url = WebUrl.of("https://" + bucket + "." + endpoint.url().host() + path);
        return switch (web.ask(authority, HttpAsk.get(url))) {
            case HttpOutcome.Answered answered when answered.status() == 200 ->
                    new S3Outcome.Granted<>(value.apply(answered), 200, url);
            case HttpOutcome.Answered answered -> {
                Document error = xml(answered.body());
                yield new S3Outcome.Declined<>(
                        answered.status(),
                        error.select("Code").text(),
                        error.select("Message").text(),
                        answered.headers().first("x-amz-bucket-region").orElse(null),
                        url);
            }
            case HttpOutcome.Refused(var reason, var detail) ->
                    new S3Outcome.Refused<>(reason, detail);
            case HttpOutcome.Failed(var reason, var detail) ->
                    new S3Outcome.Failed<>(reason, detail);
        };
    }

    private static BucketListing listing(HttpOutcome.Answered answered) {
        List<BucketListing.Entry> entries = new ArrayList<>();
        for (Element entry : xml(answered.body()).select("Contents")) {
            entries.add(
                    new BucketListing.Entry(
                            entry.select("Key").text(),
                            Long.parseLong(entry.select("Size").text()),
                            null,
                            entry.select("ETag").text()));
        }
        return new BucketListing(entries, 1, true);
    }

    private static Document xml(Body body) {
        return Jsoup.parse(body.text(), "", Parser.xmlParser());
    }
}
