package io.glacis.standalone.stack;

import io.glacis.contracts.Service;
import io.glacis.contracts.Topic;
import io.glacis.standalone.terminal.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/// Makes the topics that are not there yet.
final class KafkaTopics {
    private KafkaTopics() {}

    static void create(String bootstrapServers, int partitions) {
        Map<String, Object> configuration =
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 30_000,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        try (Admin admin = Admin.create(configuration)) {
            Set<String> there = admin.listTopics().names().get();
            List<NewTopic> absent =
                    names().filter(name -> !there.contains(name))
                            .map(name ->
                                    new NewTopic(name, Optional.of(partitions), Optional.empty()))
                            .toList();
            admin.createTopics(absent).all().get();
        } catch (ExecutionException e) {
            throw Refusal.missing(
                    "Kafka at " + bootstrapServers + " does not answer: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.fellShort("interrupted while creating topics.");
        }
    }

    static Stream<String> names() {
        return Stream.concat(
                Arrays.stream(Topic.values()).map(Topic::wireName),
                Arrays.stream(Service.values()).map(Topic::deadLetters));
    }
}
