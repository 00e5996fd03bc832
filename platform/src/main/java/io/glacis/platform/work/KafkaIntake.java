package io.glacis.platform.work;

import io.glacis.contracts.Service;
import io.glacis.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads a service's topics on one thread: takes note of a batch, then commits its offsets (S0 to
/// S3).
final class KafkaIntake implements Runnable {
    private static final Logger LOG = Logger.getLogger(KafkaIntake.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Intake intake;
    private final KafkaEventBus bus;
    private final Runnable afterCommit;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Set<Topic> topics;
    private final AtomicLong lag = new AtomicLong(Long.MAX_VALUE);

    KafkaIntake(
            Intake intake,
            KafkaEventBus bus,
            Runnable afterCommit,
            Service service,
            Set<Topic> topics,
            WorkConfig config) {
        this.intake = intake;
        this.bus = bus;
        this.afterCommit = afterCommit;
        this.topics = topics;
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                config.bootstrapServers(),
                                ConsumerConfig.GROUP_ID_CONFIG,
                                "glacis-" + service.text(),
                                ConsumerConfig.CLIENT_ID_CONFIG,
                                "glacis-" + service.text(),
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest",
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                config.intakeMax(),
                                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                                10_000,
                                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                                2_000,
                                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                                10_000),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
    }

    /// Records on the topics that are not yet taken note of; [Long#MAX_VALUE] before the first
    /// look.
    long lag() {
        return lag.get();
    }

    /// Makes the loop end.
    void stop() {
        consumer.wakeup();
    }

    @Override
    public void run() {
        consumer.subscribe(topics.stream().map(Topic::wireName).toList());
        try (consumer) {
            while (!Thread.currentThread().isInterrupted()) {
                guarded();
            }
        } catch (WakeupException | InterruptException e) {
            LOG.debug("intake stopped");
        }
    }

    /// A broker that is away, or a defect, must not end the loop: nobody would start it again.
    private void guarded() {
        try {
            step();
        } catch (WakeupException | InterruptException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            LOG.warn("intake loop failed and goes on", e);
            LockSupport.parkNanos(BACK_OFF.toNanos());
        }
    }

    private void step() {
        ConsumerRecords<byte[], byte[]> batch = consumer.poll(POLL);
        if (!batch.isEmpty()) {
            try {
                List<Delivery> deliveries = new ArrayList<>(batch.count());
                batch.forEach(record -> deliveries.add(delivery(record)));
                intake.take(deliveries).forEach(bus::bury);
                Failpoints.hit("S3.before-offset-commit");
                consumer.commitSync();
                afterCommit.run();
            } catch (WakeupException | InterruptException e) {
                throw e;
            } catch (RuntimeException | StackOverflowError | LinkageError e) {
                LOG.warnf(e, "intake failed, the batch is read again: records=%d", batch.count());
                rewind(batch);
            }
        }
        lag.set(currentLag());
    }

    /// Back to where the batch began, without asking the broker: a position left behind the batch
    /// would be committed with the next one, and this one lost.
    private void rewind(ConsumerRecords<byte[], byte[]> batch) {
        Set<TopicPartition> assigned = consumer.assignment();
        for (TopicPartition partition : batch.partitions()) {
            if (assigned.contains(partition)) {
                consumer.seek(partition, batch.records(partition).getFirst().offset());
            }
        }
        LockSupport.parkNanos(BACK_OFF.toNanos());
    }

    private long currentLag() {
        Set<TopicPartition> assigned = consumer.assignment();
        if (assigned.isEmpty()) {
            return Long.MAX_VALUE;
        }
        try {
            Map<TopicPartition, Long> ends = consumer.endOffsets(assigned, LOOK);
            return assigned.stream()
                    .mapToLong(at ->
                            Math.max(0, ends.getOrDefault(at, 0L) - consumer.position(at, LOOK)))
                    .sum();
        } catch (TimeoutException e) {
            return Long.MAX_VALUE;
        }
    }

    private static Delivery delivery(ConsumerRecord<byte[], byte[]> record) {
        byte[] payload = record.value() == null ? new byte[0] : record.value();
        return new Delivery(
                header(record, KafkaEventBus.TYPE),
                header(record, KafkaEventBus.ID),
                payload,
                record.topic() + "/" + record.partition() + "/" + record.offset());
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null
                ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
