package io.glacis.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class S3ProbeTest {
    private static final S3Endpoint PATHS =
            new S3Endpoint(WebUrl.of("http://s3.storage.example/"), "eu-central-1", true);
    private static final S3Endpoint HOSTS =
            new S3Endpoint(WebUrl.of("http://s3.storage.example/"), "eu-central-1", false);

    private final MockWebServer server = new MockWebServer();
    private final Door door = new Door();
    private final Authority brand =
            Door.acme()
                    .attributing("s3.storage.example")
                    .attributing("acme-backup.s3.storage.example");

    @BeforeEach
    void start() throws Exception {
        server.start(java.net.InetAddress.ofLiteral("127.0.0.1"), 0);
        door.zone.add("s3.storage.example", "A", Door.PUBLIC);
        door.zone.add("acme-backup.s3.storage.example", "A", Door.PUBLIC);
        door.leads(Door.PUBLIC, 80, server.getSocketAddress());
    }

    @AfterEach
    void stop() throws Exception {
        door.close();
        server.close();
    }

    @Test
    void a_listing_is_read_page_by_page_as_nobody() throws Exception {
        server.enqueue(listing("one", "a/.env", "t1"));
        server.enqueue(listing("two", "b<&>.txt", null));

        S3Outcome<BucketListing> outcome =
                door.open().s3().list(brand, PATHS, "acme-backup", 5_000);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        S3Outcome.Granted.class,
                        granted -> {
                            BucketListing listing = (BucketListing) granted.value();
                            assertThat(listing.entries())
                                    .extracting(BucketListing.Entry::key)
                                    .containsExactly("a/.env", "b<&>.txt");
                            assertThat(listing.complete()).isTrue();
                            assertThat(listing.pages()).isEqualTo(2);
                        });
        RecordedRequest first = server.takeRequest();
        assertThat(first.getTarget()).startsWith("/acme-backup?list-type=2");
        assertThat(first.getHeaders().names())
                .containsExactlyInAnyOrder("Host", "User-Agent", "Accept-Encoding", "Connection");
        assertThat(server.takeRequest().getTarget()).contains("continuation-token=t1");
    }

    /// H45.
    @Test
    void an_endless_or_circling_listing_is_left() {
        AtomicInteger page = new AtomicInteger();
        server.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request) {
                        int at = page.incrementAndGet();
                        boolean circles = request.getTarget().startsWith("/circle");
                        return listing("x", "k" + at, circles ? "same" : "t" + at);
                    }
                });
        Egress egress = door.open();

        assertThat(listed(egress.s3().list(brand, PATHS, "endless", 1_000_000)).pages())
                .isEqualTo(100);
        page.set(0);
        BucketListing circling = listed(egress.s3().list(brand, PATHS, "circle", 1_000_000));
        assertThat(circling.pages()).isEqualTo(2);
        assertThat(circling.complete()).isFalse();
    }

    @Test
    void what_the_service_declines_keeps_its_own_words() {
        server.enqueue(error(403, "AccessDenied"));
        server.enqueue(error(404, "NoSuchBucket"));
        server.enqueue(
                error(301, "PermanentRedirect")
                        .newBuilder()
                        .addHeader("x-amz-bucket-region", "us-west-2")
                        .addHeader("Location", "http://evil.example/")
                        .build());
        server.enqueue(error(503, "SlowDown"));
        server.enqueue(new MockResponse.Builder().code(404).build());
        Egress egress = door.open();

        assertThat(declined(egress.s3().list(brand, PATHS, "b", 1)).code())
                .isEqualTo("AccessDenied");
        S3Outcome.Declined<?> missing = declined(egress.s3().list(brand, PATHS, "b", 1));
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.code()).isEqualTo("NoSuchBucket");
        S3Outcome.Declined<?> moved = declined(egress.s3().list(brand, PATHS, "b", 1));
        assertThat(moved.code()).isEqualTo("PermanentRedirect");
        assertThat(moved.region()).isEqualTo("us-west-2");
        assertThat(declined(egress.s3().list(brand, PATHS, "b", 1)).status()).isEqualTo(503);
        assertThat(declined(egress.s3().headBucket(brand, PATHS, "b")).status()).isEqualTo(404);
        assertThat(server.getRequestCount()).isEqualTo(5);
    }

    /// H46: a service that ignores Range gives the first bytes only.
    @Test
    void an_object_is_read_up_to_its_first_bytes() throws Exception {
        server.enqueue(
                new MockResponse.Builder()
                        .code(206)
                        .addHeader("Content-Range", "bytes 0-9/4096")
                        .addHeader("ETag", "\"e\"")
                        .body("0123456789")
                        .build());
        server.enqueue(new MockResponse.Builder().body("x".repeat(5_000_000)).build());
        Egress egress = door.open();

        ObjectPart part =
                granted(egress.s3().getRange(brand, HOSTS, "acme-backup", "a b/.env", 10));
        assertThat(part.body().text()).isEqualTo("0123456789");
        assertThat(part.totalLength()).isEqualTo(4_096);
        assertThat(part.truncated()).isTrue();
        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/a%20b/.env");
        assertThat(request.getHeaders().get("Range")).isEqualTo("bytes=0-9");
        assertThat(request.getHeaders().get("Host")).isEqualTo("acme-backup.s3.storage.example");
        ObjectPart whole = granted(egress.s3().getRange(brand, PATHS, "b", "k", 100));
        assertThat(whole.body().length()).isEqualTo(100);
        assertThat(whole.truncated()).isTrue();
    }

    @Test
    void a_bucket_out_of_scope_gets_no_request() {
        Egress egress = door.open();

        assertThat(egress.s3().headBucket(Door.acme(), PATHS, "b"))
                .isEqualTo(
                        new S3Outcome.Refused<>(
                                Refusal.OUT_OF_SCOPE, "s3.storage.example is not in scope"));
        assertThat(egress.s3().headBucket(brand, HOSTS, "other"))
                .isInstanceOf(S3Outcome.Refused.class);
        for (String name : Set.of("a/../b", "a\r\nb", "..", "a@b", "")) {
            assertThat(egress.s3().headBucket(Door.acme(), HOSTS, name))
                    .as(name)
                    .isNotInstanceOf(S3Outcome.Granted.class);
        }
        assertThat(door.dialled).isEmpty();
    }

    @Test
    void what_is_no_storage_service_is_a_failure() {
        server.enqueue(new MockResponse.Builder().body("<html>hello").build());
        server.enqueue(new MockResponse.Builder().body("<html><p>hello</p></html>").build());
        server.enqueue(
                new MockResponse.Builder()
                        .body(
                                "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                                        + "<ListBucketResult><Name>&e;</Name></ListBucketResult>")
                        .build());
        Egress egress = door.open();

        for (int i = 0; i < 3; i++) {
            assertThat(egress.s3().list(brand, PATHS, "b", 1))
                    .isEqualTo(
                            new S3Outcome.Failed<>(
                                    Failure.PROTOCOL, "not a storage service's answer"));
        }
        assertThat(door.dialled).hasSize(3);
    }

    private static BucketListing listed(S3Outcome<BucketListing> outcome) {
        return granted(outcome);
    }

    private static <T> T granted(S3Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(S3Outcome.Granted.class);
        return ((S3Outcome.Granted<T>) outcome).value();
    }

    private static S3Outcome.Declined<?> declined(S3Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(S3Outcome.Declined.class);
        return (S3Outcome.Declined<?>) outcome;
    }

    private static MockResponse listing(String name, String key, String next) {
        String token =
                next == null
                        ? "<IsTruncated>false</IsTruncated>"
                        : "<IsTruncated>true</IsTruncated><NextContinuationToken>%s</NextContinuationToken>"
                                .formatted(next);
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/xml")
                .body(
                        "<ListBucketResult><Name>%s</Name>%s<Contents><Key>%s</Key><Size>7</Size></Contents></ListBucketResult>"
                                .formatted(
                                        name,
                                        token,
                                        key.replace("&", "&amp;").replace("<", "&lt;")))
                .build();
    }

    private static MockResponse error(int status, String code) {
        return new MockResponse.Builder()
                .code(status)
                .body("<Error><Code>%s</Code><Message>no</Message></Error>".formatted(code))
                .build();
    }
}
