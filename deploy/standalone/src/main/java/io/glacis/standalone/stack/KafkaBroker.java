package io.glacis.standalone.stack;

import io.glacis.standalone.settings.Home;
import io.glacis.standalone.settings.Setting;
import io.glacis.standalone.settings.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/// One Kafka node, broker and controller at once, inside this process and on loopback only.
final class KafkaBroker implements AutoCloseable {
    private final KafkaRaftServer server;

    private KafkaBroker(KafkaRaftServer server) {
        this.server = server;
    }

    static KafkaBroker start(Home home, Settings settings) {
        Properties properties = properties(home, settings);
        format(home, properties);
        var server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        server.startup();
        return new KafkaBroker(server);
    }

    static Properties properties(Home home, Settings settings) {
        int port = settings.number(Setting.PORT_KAFKA);
        int controllerPort = settings.number(Setting.PORT_KAFKA_CONTROLLER);
        var properties = new Properties();
        set(properties, "process.roles", "broker,controller");
        set(properties, "node.id", "1");
        set(properties, "controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        set(properties, "controller.listener.names", "CONTROLLER");
        set(
                properties,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        set(
                properties,
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                        .formatted(port, controllerPort));
        set(properties, "log.dirs", home.kafka().toString());
        set(properties, "auto.create.topics.enable", "false");
        set(properties, "group.initial.rebalance.delay.ms", "0");
        // A killed node is soon believed dead, but not so soon that a busy machine looks like a
        // dead one.
        set(properties, "broker.session.timeout.ms", "6000");
        set(properties, "broker.heartbeat.interval.ms", "1000");
        set(properties, "controller.quorum.fetch.timeout.ms", "600");
        // Room for one machine: Glacis's records are at most 64 KiB and its topics are few.
        set(properties, "message.max.bytes", "262144");
        set(properties, "log.segment.bytes", "67108864");
        set(properties, "log.retention.hours", "168");
        set(properties, "log.cleaner.threads", "1");
        set(properties, "log.cleaner.dedupe.buffer.size", "8388608");
        set(properties, "log.index.size.max.bytes", "1048576");
        set(properties, "num.network.threads", "2");
        set(properties, "num.io.threads", "3");
        set(properties, "background.threads", "2");
        set(properties, "num.recovery.threads.per.data.dir", "1");
        set(properties, "offsets.topic.num.partitions", "4");
        set(properties, "offsets.topic.replication.factor", "1");
        set(properties, "transaction.state.log.num.partitions", "1");
        set(properties, "transaction.state.log.replication.factor", "1");
        set(properties, "transaction.state.log.min.isr", "1");
        set(properties, "share.coordinator.state.topic.num.partitions", "1");
        set(properties, "share.coordinator.state.topic.replication.factor", "1");
        set(properties, "share.coordinator.state.topic.min.isr", "1");
        return properties;
    }

    private static void set(Properties properties, String key, String value) {
        properties.setProperty(key, value);
    }

    private static void format(Home home, Properties properties) {
        Path configuration = home.run().resolve("kafka.properties");
        try {
            try (OutputStream out = Files.newOutputStream(configuration)) {
                properties.store(out, "Written at each start");
            }
            if (Files.exists(home.kafka().resolve("meta.properties"))) {
                return;
            }
            try (var log =
                    new PrintStream(
                            home.logs().resolve("kafka-format.log").toFile(),
                            StandardCharsets.UTF_8)) {
                int outcome =
                        StorageTool.execute(
                                new String[] {
                                    "format",
                                    "--cluster-id",
                                    Uuid.randomUuid().toString(),
                                    "--config",
                                    configuration.toString(),
                                    "--ignore-formatted"
                                },
                                log);
                if (outcome != 0) {
                    throw new IOException("Kafka's storage tool ended with " + outcome);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
