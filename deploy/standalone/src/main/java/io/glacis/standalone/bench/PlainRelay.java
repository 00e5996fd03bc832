package io.glacis.standalone.bench;

import io.glacis.standalone.stack.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The baseline: as many records through Kafka and into one table, one transaction each, nothing
/// else.
final class PlainRelay {
    private static final int RECORD_BYTES = 1024;
    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrapServers;
    private final Database database;

    PlainRelay(String bootstrapServers, Database database) {
        this.bootstrapServers = bootstrapServers;
        this.database = database;
    }

    /// The seconds until the last record is stored.
    double seconds(long records) throws Exception {
        String topic = "bench." + UUID.randomUUID();
        try (Admin admin = Admin.create(servers())) {
            admin.createTopics(List.of(new NewTopic(topic, 4, (short) 1))).all().get();
            long startedAt = System.nanoTime();
            produce(topic, records);
            store(topic, records);
            double seconds = (System.nanoTime() - startedAt) / (double) TimeUnit.SECONDS.toNanos(1);
            admin.deleteTopics(List.of(topic)).all().get();
            return seconds;
        }
    }

    private Map<String, Object> servers() {
        return Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    }

    private void produce(String topic, long records) {
        Map<String, Object> configuration =
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all");
        try (var producer =
                new KafkaProducer<byte[], byte[]>(
                        configuration, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (long number = 0; number < records; number++) {
                var _ = producer.send(new ProducerRecord<>(topic, new byte[RECORD_BYTES]));
            }
        }
    }

    private void store(String topic, long records) throws SQLException {
        Map<String, Object> configuration =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        topic,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                var consumer =
                        new KafkaConsumer<byte[], byte[]>(
                                configuration,
                                new ByteArrayDeserializer(),
                                new ByteArrayDeserializer())) {
            statement.execute("drop table if exists bench_relay");
            statement.execute("create table bench_relay (id text primary key, body bytea)");
            consumer.subscribe(List.of(topic));
            long stored = 0;
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into bench_relay values (?, ?)")) {
                while (stored < records) {
                    for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                        insert.setString(1, each.partition() + "/" + each.offset());
                        insert.setBytes(2, each.value());
                        insert.executeUpdate();
                        stored++;
                    }
                }
            }
            statement.execute("drop table bench_relay");
        }
    }
}
