package io.glacis.platform.testkit;

import io.glacis.contracts.Service;
import io.glacis.contracts.Topic;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/// One real Kafka broker for each JVM, with the house's topics.
public final class TestKafka {
    private static final String BOOTSTRAP_SERVERS = start();

    private TestKafka() {}

    /// The broker's address.
    public static String bootstrapServers() {
        return BOOTSTRAP_SERVERS;
    }

    private static String start() {
        try {
            Path folder = Files.createTempDirectory("glacis-test-kafka");
            int port = freePort();
            int controller = freePort();
            Properties properties = properties(folder.resolve("log"), port, controller);
            format(folder, properties);
            new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM).startup();
            String servers = "127.0.0.1:" + port;
            makeTopics(servers);
            return servers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties properties(Path log, int port, int controller) {
        Properties properties = new Properties();
        properties.putAll(
                Map.of(
                        "process.roles", "broker,controller",
                        "node.id", "1",
                        "controller.quorum.voters", "1@127.0.0.1:" + controller,
                        "controller.listener.names", "CONTROLLER",
                        "listener.security.protocol.map",
                                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                        "listeners",
                                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                                        .formatted(port, controller),
                        "log.dirs", log.toString(),
                        "group.initial.rebalance.delay.ms", "0",
                        "offsets.topic.num.partitions", "1",
                        "offsets.topic.replication.factor", "1"));
        properties.put("log.cleaner.dedupe.buffer.size", "4194304");
        return properties;
    }

    private static void format(Path folder, Properties properties) throws IOException {
        Path file = folder.resolve("server.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        PrintStream quiet =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        String[] command = {"format", "-c", file.toString(), "-t", Uuid.randomUuid().toString()};
        if (StorageTool.execute(command, quiet) != 0) {
            throw new IllegalStateException("could not format the test broker's folder");
        }
    }

    private static void makeTopics(String servers) {
        List<NewTopic> topics = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            topics.add(new NewTopic(topic.wireName(), 2, (short) 1));
        }
        for (Service service : Service.values()) {
            topics.add(new NewTopic(Topic.deadLetters(service), 1, (short) 1));
        }
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
            admin.createTopics(topics).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("could not make the topics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
