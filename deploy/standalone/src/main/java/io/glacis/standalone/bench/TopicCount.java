package io.glacis.standalone.bench;

import io.glacis.contracts.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// How many events the services have said so far, on all topics.
final class TopicCount {
    private TopicCount() {}

    static long now(String bootstrapServers) {
        Map<String, Object> configuration =
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (var consumer =
                new KafkaConsumer<byte[], byte[]>(
                        configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    Arrays.stream(Topic.values())
                            .flatMap(topic -> consumer.partitionsFor(topic.wireName()).stream())
                            .map(each -> new TopicPartition(each.topic(), each.partition()))
                            .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }
}
