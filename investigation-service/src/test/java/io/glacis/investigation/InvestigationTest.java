package io.glacis.investigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.glacis.contracts.AssetId;
import io.glacis.contracts.AssetKind;
import io.glacis.contracts.AssetObserved;
import io.glacis.contracts.AssetState;
import io.glacis.contracts.AttributionLink;
import io.glacis.contracts.BrandDeclared;
import io.glacis.contracts.BrandId;
import io.glacis.contracts.CheckId;
import io.glacis.contracts.Clearance;
import io.glacis.contracts.Event;
import io.glacis.contracts.EventType;
import io.glacis.contracts.Hostname;
import io.glacis.contracts.Lane;
import io.glacis.contracts.Outcome;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.ScanProgressed;
import io.glacis.contracts.ScanProgressed.StageCount;
import io.glacis.contracts.Scope;
import io.glacis.contracts.Service;
import io.glacis.contracts.Stage;
import io.glacis.contracts.TaskId;
import io.glacis.contracts.TenantId;
import io.glacis.contracts.Topic;
import io.glacis.contracts.Verdict;
import io.glacis.contracts.VerdictsReached;
import io.glacis.investigation.sql.Sql;
import io.glacis.investigation.vault.Vault;
import io.glacis.platform.testkit.PlatformResource;
import io.glacis.platform.testkit.TestKafka;
import io.glacis.platform.wire.EventCodec;
import io.glacis.platform.work.EventHandler;
import io.glacis.platform.work.Unit;
import io.glacis.platform.work.Units;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.assertj.core.groups.Tuple;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformResource.class)
@QuarkusTestResource(LabResource.class)
class InvestigationTest {
    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final BrandId BRAND = BrandId.of(TENANT, "Lab");
    private static final ScanId SCAN = ScanId.of(BRAND, "first");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject Units units;
    @Inject Sql sql;
    @Inject Vault vault;
    @Inject @All List<EventHandler<?>> handlers;

    @ConfigProperty(name = "lab.planted")
    String planted;

    @Test
    void every_leak_of_the_brand_is_one_verdict_and_its_text_is_in_the_vault_alone() {
        StringBuilder logged = new StringBuilder();
        Handler listener = listener(logged);
        Logger.getLogger("").addHandler(listener);

        tell(declared());
        tell(observed());
        tell(harvests());
        await().atMost(PATIENCE).until(() -> open() == 0);
        tell(progress());
        await().atMost(PATIENCE).until(() -> concluded() == 1 && open() == 0 && unsaid() == 0);
        List<byte[]> records = records();
        Logger.getLogger("").removeHandler(listener);

        List<Verdict> verdicts = verdicts(records);
        assertThat(verdicts)
                .filteredOn(verdict -> verdict.outcome() == Outcome.EXPOSED)
                .extracting(v -> v.check().text(), v -> v.facts().get("status"))
                .containsExactlyInAnyOrder(
                        Tuple.tuple("leak.artifactory-api-key", "UNVERIFIED_VALID"),
                        Tuple.tuple("leak.artifactory-reference-token", "NEVER_EXPIRES"),
                        Tuple.tuple("leak.artifactory-reference-token", "EXPIRED"),
                        Tuple.tuple("leak.artifactory-access-token", "EXPIRED"),
                        Tuple.tuple("leak.aws-access-key", "UNVERIFIED"),
                        Tuple.tuple("leak.github-token", "UNVERIFIED_VALID"),
                        Tuple.tuple("leaksite.listed", null));
        Verdict shared = only(verdicts, "leak.artifactory-api-key", Outcome.EXPOSED);
        assertThat(shared.facts())
                .containsEntry("host", "artifactory.lab.example")
                .containsEntry("user", "ci")
                .containsEntry("sightings", "3")
                .containsEntry("firstLeakedAt", "2022-01-01T00:00:00Z");
        assertThat(only(verdicts, "leak.artifactory-api-key", Outcome.NOT_APPLICABLE).facts())
                .containsEntry("status", "INVALID_STRUCTURE");
        assertThat(only(verdicts, "leak.github-token", Outcome.EXPOSED).facts().get("permalink"))
                .matches(
                        "https://codehost.example/contractor/build/blob/[0-9a-f]{40}/deploy.sh#L2");
        assertNowhere(tables(), "the tables");
        assertNowhere(logged.toString(), "the logs");
        records.forEach(
                bytes -> assertNowhere(new String(bytes, StandardCharsets.ISO_8859_1), "Kafka"));
        assertThat(vaultOpens()).isEqualTo(7);
    }

    private void assertNowhere(String text, String where) {
        for (String token : planted.split(",", -1)) {
            assertThat(text.contains(token)).as("a planted token in " + where).isFalse();
        }
    }

    private int vaultOpens() {
        return inTenant(_ ->
                sql
                        .query(
                                "select fingerprint, sealed, key_version from secret",
                                row ->
                                        vault.open(
                                                TENANT,
                                                row.getString(1),
                                                new io.glacis.investigation.vault.Sealed(
                                                        row.getInt(3), row.getBytes(2))))
                        .stream()
                        .filter(s -> Arrays.asList(planted.split(",", -1)).contains(s.reveal()))
                        .toList()
                        .size());
    }

    private static Verdict only(List<Verdict> verdicts, String check, Outcome outcome) {
        List<Verdict> found =
                verdicts.stream()
                        .filter(v -> v.check().text().equals(check) && v.outcome() == outcome)
                        .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static BrandDeclared declared() {
        return new BrandDeclared(
                TENANT,
                BRAND,
                "Lab",
                new Scope(
                        List.of(new Hostname("lab.example")),
                        List.of(),
                        List.of(),
                        List.of(),
                        Clearance.POLITE_ACTIVE),
                "someone",
                Instant.EPOCH);
    }

    private static AssetObserved observed() {
        return new AssetObserved(
                TENANT,
                BRAND,
                SCAN,
                1,
                Lane.INTERACTIVE,
                AssetId.of(TENANT, AssetKind.REGISTERED_DOMAIN, "lab.example"),
                AssetKind.REGISTERED_DOMAIN,
                "lab.example",
                Map.of(),
                List.of(
                        new AttributionLink(
                                "seed",
                                AssetKind.REGISTERED_DOMAIN,
                                "lab.example",
                                "declared",
                                1.0,
                                null)),
                1.0,
                AssetState.OWNED,
                Clearance.POLITE_ACTIVE,
                List.of());
    }

    private static List<Event> harvests() {
        return List.of(
                assessed(AssetKind.BUCKET, "s3:lab-backup", "s3://lab-backup/.env"),
                assessed(
                        AssetKind.WEB_APP,
                        "https://build.lab.example",
                        "https://build.lab.example/job/1/consoleText"));
    }

    private static VerdictsReached assessed(AssetKind kind, String value, String harvest) {
        return new VerdictsReached(
                TENANT,
                BRAND,
                SCAN,
                1,
                Lane.INTERACTIVE,
                Service.ASSESSMENT,
                TaskId.handoff(SCAN, Service.RATING, value, 1),
                value,
                AssetId.of(TENANT, kind, value),
                kind,
                value,
                List.of(
                        new Verdict(
                                new CheckId("any.content"),
                                "x",
                                Outcome.EXPOSED,
                                null,
                                95,
                                "public",
                                Map.of(Verdict.HARVEST, harvest, "region", "us-east-1"),
                                null,
                                "any.content@1")));
    }

    private ScanProgressed progress() {
        long ended =
                inTenant(_ ->
                        sql.query(
                                        "select count(*) from task where ended_at is not null",
                                        row -> row.getLong(1))
                                .getFirst());
        return new ScanProgressed(
                TENANT,
                BRAND,
                SCAN,
                List.of(
                        new StageCount(Stage.CHECKS, 5, 5, 0),
                        new StageCount(Stage.LEAKS, ended + 1, ended, 0),
                        new StageCount(Stage.RATING, 5, 3, 0)),
                Instant.EPOCH);
    }

    private void tell(List<Event> events) {
        events.forEach(this::tell);
    }

    private void tell(Event event) {
        inTenant(unit -> {
            handlers.stream()
                    .filter(handler -> handler.type().isInstance(event))
                    .forEach(handler -> on(handler, event, unit));
            return 0;
        });
    }

    private static <E extends Event> void on(EventHandler<E> handler, Event event, Unit unit) {
        handler.on(handler.type().cast(event), unit);
    }

    private <T> T inTenant(java.util.function.Function<Unit, T> body) {
        return units.inTransaction(TENANT, body);
    }

    private long open() {
        return count("select count(*) from task where ended_at is null");
    }

    private long concluded() {
        return count(
                "select count(*) from task where probe = 'investigation.conclude' and state ="
                        + " 'DONE'");
    }

    private long unsaid() {
        return count("select count(*) from outbox");
    }

    private long count(String query) {
        return inTenant(_ -> sql.query(query, row -> row.getLong(1)).getFirst());
    }

    private String tables() {
        return inTenant(_ -> {
            List<String> names =
                    sql.query(
                            "select tablename from pg_tables where schemaname = current_schema()",
                            row -> row.getString(1));
            StringBuilder all = new StringBuilder();
            for (String name : names) {
                sql.query("select t::text from \"" + name + "\" t", row -> row.getString(1))
                        .forEach(all::append);
            }
            assertThat(names).contains("secret", "sighting", "task");
            return all.toString();
        });
    }

    private static List<byte[]> records() {
        List<byte[]> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    List.of(Topic.VERDICTS, Topic.SCANS).stream()
                            .flatMap(topic -> consumer.partitionsFor(topic.wireName()).stream())
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> records.add(record.value()));
            }
        }
        return records;
    }

    private static List<Verdict> verdicts(List<byte[]> records) {
        List<Verdict> verdicts = new ArrayList<>();
        for (byte[] bytes : records) {
            if (new String(bytes, StandardCharsets.UTF_8).contains("\"verdicts\"")) {
                Event event = EventCodec.read(EventType.VERDICTS_REACHED, bytes);
                verdicts.addAll(((VerdictsReached) event).verdicts());
            }
        }
        return verdicts;
    }

    private static Handler listener(StringBuilder logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                logged.append(record.getMessage()).append(Arrays.toString(record.getParameters()));
                for (Throwable t = record.getThrown(); t != null; t = t.getCause()) {
                    logged.append(t);
                }
                logged.append('\n');
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
