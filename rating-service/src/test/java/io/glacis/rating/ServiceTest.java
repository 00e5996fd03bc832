package io.glacis.rating;

import static io.glacis.rating.testkit.Said.BRAND;
import static io.glacis.rating.testkit.Said.JENKINS;
import static io.glacis.rating.testkit.Said.SCAN;
import static io.glacis.rating.testkit.Said.TENANT;
import static io.glacis.rating.testkit.Said.reached;
import static io.glacis.rating.testkit.Said.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.glacis.contracts.Event;
import io.glacis.contracts.EventId;
import io.glacis.contracts.EventType;
import io.glacis.contracts.FindingChanged;
import io.glacis.contracts.FindingDecided;
import io.glacis.contracts.FindingDecided.Decision;
import io.glacis.contracts.FindingState;
import io.glacis.contracts.Lane;
import io.glacis.contracts.Outcome;
import io.glacis.contracts.RatingComputed;
import io.glacis.contracts.ScanCompleted;
import io.glacis.contracts.ScanRequested;
import io.glacis.contracts.TaskSettled;
import io.glacis.contracts.Topic;
import io.glacis.contracts.VerdictsReached;
import io.glacis.platform.testkit.PlatformResource;
import io.glacis.platform.testkit.TestKafka;
import io.glacis.platform.wire.EventCodec;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/// The packaged service between a real broker and a real database.
@QuarkusTest
@QuarkusTestResource(PlatformResource.class)
class ServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant AT = Instant.parse("2026-11-22T00:00:00Z");
    private final List<Event> heard = new ArrayList<>();

    @Test
    void verdicts_become_findings_and_a_completed_scan_a_rating() throws Exception {
        VerdictsReached reached =
                reached(
                        JENKINS,
                        verdict("jenkins.no-security", "", Outcome.EXPOSED),
                        verdict("jenkins.signup-open", "", Outcome.CLOSED));
        try (KafkaProducer<String, byte[]> producer = producer();
                KafkaConsumer<String, byte[]> consumer = consumer()) {
            say(producer, "1", new ScanRequested(TENANT, BRAND, SCAN, 1, Lane.BULK, "ann", AT));
            say(producer, "2", reached);
            say(producer, "2", reached);
            hearUntil(consumer, 2);
            assertThat(all(FindingChanged.class))
                    .extracting(FindingChanged::state)
                    .containsExactly(FindingState.NEW);
            assertThat(all(TaskSettled.class))
                    .extracting(TaskSettled::task)
                    .containsExactly(reached.task());

            say(producer, "3", new ScanCompleted(TENANT, BRAND, SCAN, 1, List.of(), AT, AT));
            hearUntil(consumer, 3);
            RatingComputed rating = all(RatingComputed.class).getFirst();
            assertThat(rating.scan()).isEqualTo(SCAN);
            assertThat(rating.gate()).isEqualTo("59");

            say(producer, "4", decided(Decision.FALSE_POSITIVE));
            hearUntil(consumer, 5);
            assertThat(all(FindingChanged.class).getLast().state())
                    .isEqualTo(FindingState.FALSE_POSITIVE);
            RatingComputed after = all(RatingComputed.class).getLast();
            assertThat(after.scan()).isNull();
            assertThat(after.observed()).isEqualTo("100.0");

            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(RestAssured.get("/internal/backlog").asString())
                                    .contains("\"quiet\":true"));
            assertThat(heard).hasSize(5);
        }
        String metrics = RestAssured.get("/q/metrics").asString();
        assertThat(metrics)
                .contains("glacis_findings_open{severity=\"critical\"} 0.0")
                .contains("glacis_findings_changed_total{state=\"NEW\"} 1.0");
        assertThat(RestAssured.get("/q/health/ready").statusCode()).isEqualTo(200);
    }

    private FindingDecided decided(Decision decision) {
        return new FindingDecided(
                TENANT,
                BRAND,
                all(FindingChanged.class).getFirst().finding(),
                decision,
                "a honeypot of ours",
                "ann",
                AT,
                null);
    }

    private <E extends Event> List<E> all(Class<E> type) {
        return heard.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void hearUntil(KafkaConsumer<String, byte[]> consumer, int events) {
        await().atMost(PATIENCE)
                .until(() -> {
                    for (ConsumerRecord<String, byte[]> record :
                            consumer.poll(Duration.ofMillis(100))) {
                        Event event = read(record);
                        if (!(event instanceof ScanCompleted)) {
                            heard.add(event);
                        }
                    }
                    return heard.size() >= events;
                });
    }

    private static Event read(ConsumerRecord<String, byte[]> record) {
        String type =
                new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
        return EventCodec.read(EventCodec.typeNamed(type).orElseThrow(), record.value());
    }

    private static void say(KafkaProducer<String, byte[]> producer, String version, Event event)
            throws ExecutionException, InterruptedException {
        EventType type = EventType.of(event);
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(type.topic().wireName(), event.key(), EventCodec.write(event));
        record.headers().add("ce_type", type.wireName().getBytes(StandardCharsets.UTF_8));
        record.headers()
                .add(
                        "ce_id",
                        EventId.of(type.wireName(), event.key(), version)
                                .text()
                                .getBytes(StandardCharsets.UTF_8));
        producer.send(record).get();
    }

    private static KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /// Hears what this service says: everything on its topics but the scan's own end.
    private static KafkaConsumer<String, byte[]> consumer() {
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                TestKafka.bootstrapServers(),
                                "group.id",
                                "rating-service-test",
                                "auto.offset.reset",
                                "earliest"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        consumer.subscribe(
                List.of(
                        Topic.FINDINGS.wireName(),
                        Topic.RATINGS.wireName(),
                        Topic.SCANS.wireName()));
        return consumer;
    }
}
