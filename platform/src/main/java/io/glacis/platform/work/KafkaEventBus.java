package io.glacis.platform.work;

import io.glacis.contracts.Service;
import io.glacis.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Sends events as CloudEvents (binary mode) with an idempotent producer that waits for all
/// replicas.
final class KafkaEventBus implements Relay.EventBus, AutoCloseable {
    static final String TYPE = "ce_type";
    static final String ID = "ce_id";

    private final KafkaProducer<String, byte[]> producer;
    private final Service service;

    KafkaEventBus(String bootstrapServers, Service service) {
        this.service = service;
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                                true,
                                ProducerConfig.LINGER_MS_CONFIG,
                                2,
                                ProducerConfig.CLIENT_ID_CONFIG,
                                "glacis-" + service.text(),
                                ProducerConfig.BUFFER_MEMORY_CONFIG,
                                8L << 20,
                                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                                30_000,
                                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                10_000),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    @Override
    public void send(List<OutboxEvent> events) {
        List<Future<?>> sent = new ArrayList<>(events.size());
        for (OutboxEvent event : events) {
            ProducerRecord<String, byte[]> record =
                    new ProducerRecord<>(event.topic(), event.key(), event.payload());
            header(record, "ce_specversion", "1.0");
            header(record, TYPE, event.type());
            header(record, ID, event.id().text());
            header(record, "ce_source", "/glacis/" + service.text());
            header(record, "ce_tenant", event.tenant().text());
            header(record, "content-type", "application/json");
            sent.add(producer.send(record));
        }
        sent.forEach(KafkaEventBus::await);
    }

    /// Puts a record that cannot be read aside, with its bytes and the reason.
    void bury(Intake.Rejected rejected) {
        Delivery delivery = rejected.delivery();
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topic.deadLetters(service), delivery.payload());
        header(record, "glacis_reason", rejected.reason());
        header(record, "glacis_place", delivery.place());
        if (delivery.type() != null) {
            header(record, TYPE, delivery.type());
        }
        if (delivery.eventId() != null) {
            header(record, ID, delivery.eventId());
        }
        await(producer.send(record));
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static void await(Future<?> sent) {
        try {
            sent.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker refused a record", e.getCause());
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
