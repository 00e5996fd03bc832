package io.glacis.standalone.range;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.glacis.contracts.AssetKind;
import io.glacis.contracts.Outcome;
import io.glacis.contracts.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// What checks proved to be closed. The API shows weaknesses, so this is read where it was said.
final class ClosedVerdicts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(500);

    private ClosedVerdicts() {}

    /// The last word on every web application, as `CHECK|ORIGIN` with the moment it was said.
    static Map<String, Long> of(String brokers) {
        var closed = new HashMap<String, Long>();
        Map<String, Object> configuration =
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        try (var consumer =
                new KafkaConsumer<byte[], byte[]>(
                        configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(Topic.VERDICTS.wireName()).stream()
                            .map(each -> new TopicPartition(each.topic(), each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Set<Map.Entry<TopicPartition, Long>> ends = consumer.endOffsets(partitions).entrySet();
            while (ends.stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> note(record, closed));
            }
        }
        return closed;
    }

    private static void note(ConsumerRecord<byte[], byte[]> record, Map<String, Long> closed) {
        JsonNode event = tree(record.value());
        if (!event.path("kind").asText().equals(AssetKind.WEB_APP.name())) {
            return;
        }
        event.path("verdicts")
                .forEach(verdict -> {
                    String item =
                            verdict.path("check").asText() + "|" + event.path("value").asText();
                    if (verdict.path("outcome").asText().equals(Outcome.CLOSED.name())) {
                        closed.putIfAbsent(item, record.timestamp());
                    } else {
                        closed.remove(item);
                    }
                });
    }

    private static JsonNode tree(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
