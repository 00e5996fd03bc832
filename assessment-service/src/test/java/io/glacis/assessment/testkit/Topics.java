package io.glacis.assessment.testkit;

import io.glacis.contracts.Event;
import io.glacis.contracts.EventId;
import io.glacis.contracts.EventType;
import io.glacis.contracts.Topic;
import io.glacis.platform.testkit.TestKafka;
import io.glacis.platform.wire.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Says events as the other services do, and hears what is said.
public final class Topics implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                    Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
                    new StringSerializer(),
                    new ByteArraySerializer());
    private final KafkaConsumer<String, byte[]> consumer =
            new KafkaConsumer<>(
                    Map.of(
                            "bootstrap.servers",
                            TestKafka.bootstrapServers(),
                            "group.id",
                            UUID.randomUUID().toString(),
                            "auto.offset.reset",
                            "earliest"),
                    new StringDeserializer(),
                    new ByteArrayDeserializer());
    private final List<Event> heard = new ArrayList<>();

    public Topics() {
        consumer.subscribe(List.of(Topic.VERDICTS.wireName(), Topic.SCANS.wireName()));
    }

    public void say(EventId id, Event event) {
        EventType type = EventType.of(event);
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(type.topic().wireName(), event.key(), EventCodec.write(event));
        record.headers().add("ce_type", type.wireName().getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_id", id.text().getBytes(StandardCharsets.UTF_8));
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the test broker refused a record", e);
        }
    }

    /// Everything of a type that was said so far.
    public <E extends Event> List<E> heard(Class<E> type) {
        consumer.poll(Duration.ofMillis(100))
                .forEach(record -> {
                    String name =
                            new String(
                                    record.headers().lastHeader("ce_type").value(),
                                    StandardCharsets.UTF_8);
                    EventCodec.typeNamed(name)
                            .ifPresent(t -> heard.add(EventCodec.read(t, record.value())));
                });
        return heard.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
