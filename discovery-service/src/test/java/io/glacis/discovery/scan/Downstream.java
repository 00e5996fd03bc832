package io.glacis.discovery.scan;

import io.glacis.contracts.AssetObserved;
import io.glacis.contracts.AssetState;
import io.glacis.contracts.Event;
import io.glacis.contracts.EventId;
import io.glacis.contracts.EventType;
import io.glacis.contracts.Handoffs;
import io.glacis.contracts.ScanCompleted;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.Service;
import io.glacis.contracts.TaskId;
import io.glacis.contracts.TaskSettled;
import io.glacis.contracts.Topic;
import io.glacis.platform.testkit.TestKafka;
import io.glacis.platform.wire.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// The other services, as far as discovery needs them: says commands, settles every hand-off at
/// once, remembers what was said.
final class Downstream implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                    Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestKafka.bootstrapServers()),
                    new StringSerializer(),
                    new ByteArraySerializer());
    private final KafkaConsumer<String, byte[]> consumer =
            new KafkaConsumer<>(
                    Map.of(
                            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            TestKafka.bootstrapServers(),
                            ConsumerConfig.GROUP_ID_CONFIG,
                            "downstream-" + UUID.randomUUID(),
                            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                            "earliest"),
                    new StringDeserializer(),
                    new ByteArrayDeserializer());
    private final Set<String> noted = new HashSet<>();
    private final List<Event> heard = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private final AtomicInteger emptyPolls = new AtomicInteger();
    private volatile boolean isClosing;

    Downstream() {
        consumer.subscribe(List.of(Topic.ASSETS.wireName(), Topic.SCANS.wireName()));
        thread = Thread.ofVirtual().start(this::listen);
    }

    void say(Event event, String version) {
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
        Future<?> sent = producer.send(record);
        producer.flush();
        if (sent.state() != Future.State.SUCCESS) {
            throw new IllegalStateException("the test broker refused a record");
        }
    }

    /// Every event of a type, in the order of their keys' partitions.
    <E extends Event> List<E> heard(Class<E> type) {
        return heard.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /// The last word on each asset of a scan.
    List<AssetObserved> lastWords(ScanId scan) {
        Map<String, AssetObserved> last = new TreeMap<>();
        heard(AssetObserved.class).stream()
                .filter(event -> event.scan().equals(scan))
                .forEach(event -> last.put(event.kind() + " " + event.value(), event));
        return new ArrayList<>(last.values());
    }

    /// Goes up whenever there was nothing more to hear.
    int silences() {
        return emptyPolls.get();
    }

    boolean isCompleted(ScanId scan) {
        return heard(ScanCompleted.class).stream().anyMatch(event -> event.scan().equals(scan));
    }

    private void listen() {
        try (consumer) {
            while (!isClosing) {
                ConsumerRecords<String, byte[]> records = consumer.poll(Duration.ofMillis(100));
                records.forEach(this::note);
                if (records.isEmpty()) {
                    emptyPolls.incrementAndGet();
                }
            }
        }
    }

    private void note(ConsumerRecord<String, byte[]> record) {
        String id = text(record, "ce_id");
        if (noted.add(id)) {
            Event event =
                    EventCodec.read(
                            EventCodec.typeNamed(text(record, "ce_type")).orElseThrow(),
                            record.value());
            heard.add(event);
            if (event instanceof AssetObserved observed && observed.state() == AssetState.OWNED) {
                Handoffs.of(observed.kind(), observed.state())
                        .forEach(receiver -> settle(observed, receiver));
            }
        }
    }

    private void settle(AssetObserved observed, Service receiver) {
        TaskId task =
                TaskId.handoff(
                        observed.scan(), receiver, observed.asset().text(), observed.generation());
        say(
                new TaskSettled(
                        observed.tenant(),
                        observed.brand(),
                        observed.scan(),
                        task,
                        receiver,
                        Handoffs.stage(receiver),
                        TaskSettled.End.DONE,
                        null,
                        List.of()),
                task.text());
    }

    private static String text(ConsumerRecord<String, byte[]> record, String header) {
        return new String(record.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        isClosing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }
}
