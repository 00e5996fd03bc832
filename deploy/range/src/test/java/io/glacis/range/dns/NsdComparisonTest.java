package io.glacis.range.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/// Our nameserver beside NSD, on the same random zones: the same questions get the same answers.
/// Where NSD is not installed, [ZoneTest] holds the rules alone.
@EnabledIf("nsdIsInstalled")
class NsdComparisonTest {
    private static final Path NSD = Path.of("/usr/sbin/nsd");
    private static final long SEED = 4592;
    private static final int ZONES = 12;
    private static final int QUESTIONS_PER_ZONE = 120;
    private static final String[] LABELS = {"a", "b", "c", "*"};

    @TempDir Path folder;
    private final Random random = new Random(SEED);
    private final List<Namespace.ZoneSpec> zones = new ArrayList<>();
    private Process nsd;
    private DnsServer ours;
    private int nsdPort;

    static boolean nsdIsInstalled() {
        return Files.isExecutable(NSD);
    }

    @BeforeEach
    void start() throws IOException {
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        StringBuilder config = new StringBuilder();
        try (DatagramSocket probe = new DatagramSocket(0, loopback)) {
            nsdPort = probe.getLocalPort();
        }
        config.append(
                """
                server:
                  ip-address: 127.0.0.1@%d
                  username: ""
                  zonesdir: "%s"
                  database: ""
                  pidfile: ""
                  xfrdfile: "%s/xfrd"
                  zonelistfile: "%s/zonelist"
                  xfrdir: "%s"
                  server-count: 1
                  minimal-responses: yes
                remote-control:
                  control-enable: no
                """
                        .formatted(nsdPort, folder, folder, folder, folder));
        for (int i = 0; i < ZONES; i++) {
            Namespace.ZoneSpec zone = randomZone("zone" + i + ".example.");
            zones.add(zone);
            StringBuilder file = new StringBuilder();
            file.append(zone.apex())
                    .append(" 300 IN SOA ns1.other.test. h.other.test. 1 7200 3600 1209600 300\n")
                    .append(zone.apex())
                    .append(" 300 IN NS ns1.other.test.\n");
            zone.records().forEach(record -> file.append(record).append('\n'));
            Files.writeString(folder.resolve("zone" + i), file);
            config.append("zone:\n  name: ")
                    .append(zone.apex())
                    .append("\n  zonefile: zone")
                    .append(i)
                    .append('\n');
        }
        Path file = folder.resolve("nsd.conf");
        Files.writeString(file, config);
        nsd =
                new ProcessBuilder(NSD.toString(), "-d", "-c", file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        ours =
                DnsServer.authority(
                        new Namespace(zones),
                        "192.0.2.53",
                        new InetSocketAddress(loopback, 0),
                        (_, _) -> {});
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> ask(nsdPort, zones.getFirst().apex(), Type.SOA) != null);
    }

    @AfterEach
    void stop() {
        nsd.destroy();
        ours.close();
    }

    @Test
    void the_same_questions_get_the_same_answers() throws IOException {
        int[] types = {Type.A, Type.TXT, Type.MX, Type.CNAME, Type.NS};
        for (Namespace.ZoneSpec zone : zones) {
            for (int i = 0; i < QUESTIONS_PER_ZONE; i++) {
                Name name = Name.fromString(randomLabels(4), zone.apex());
                int type = types[random.nextInt(types.length)];

                assertThat(said(ask(ours.port(), name, type)))
                        .as("%s %s in %s", name, Type.string(type), zone.records())
                        .isEqualTo(said(ask(nsdPort, name, type)));
            }
        }
    }

    private static String said(Message message) {
        TreeSet<String> answers = new TreeSet<>();
        message.getSection(Section.ANSWER)
                .forEach(r ->
                        answers.add(r.getName() + " " + r.getType() + " " + r.rdataToString()));
        TreeSet<String> authority = new TreeSet<>();
        message.getSection(Section.AUTHORITY)
                .forEach(r -> authority.add(r.getName() + " " + Type.string(r.getType())));
        // A positive answer may carry NS as a courtesy; it says nothing about the answer.
        if (!answers.isEmpty()) {
            authority.removeIf(line -> line.endsWith(" NS"));
        }
        return Rcode.string(message.getRcode())
                + (message.getHeader().getFlag(Flags.AA) ? " aa " : " ")
                + answers
                + authority;
    }

    private static Message ask(int port, Name name, int type) throws IOException {
        SimpleResolver resolver =
                new SimpleResolver(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        resolver.setTimeout(Duration.ofSeconds(2));
        return resolver.send(Message.newQuery(Record.newRecord(name, type, DClass.IN)));
    }

    private Namespace.ZoneSpec randomZone(String apex) throws IOException {
        Name origin = Name.fromConstantString(apex);
        List<Record> records = new ArrayList<>();
        TreeSet<String> aliases = new TreeSet<>();
        for (int i = 0; i < 12; i++) {
            String owner = randomLabels(3);
            int kind = random.nextInt(8);
            if (aliases.contains(owner) || (kind == 7 && hasOwner(records, owner, origin))) {
                continue;
            }
            switch (kind) {
                case 0, 1, 2 -> add(records, owner, Type.A, "192.0.2." + i, origin);
                case 3, 4 -> add(records, owner, Type.TXT, "\"t" + i + "\"", origin);
                case 5 -> add(records, owner, Type.MX, "10 mail.other.test.", origin);
                case 6 -> {
                    // A cut at a wildcard is undefined (RFC 4592 §4.2).
                    if (!owner.contains("*")) {
                        add(records, owner, Type.NS, "ns1.other.test.", origin);
                    }
                }
                default -> {
                    aliases.add(owner);
                    add(records, owner, Type.CNAME, randomLabels(2), origin);
                }
            }
        }
        return new Namespace.ZoneSpec(
                origin,
                List.of(
                        new Namespace.Nameserver(
                                Name.fromConstantString("ns1.other.test."), "192.0.2.53")),
                records,
                false,
                false);
    }

    private static boolean hasOwner(List<Record> records, String owner, Name origin)
            throws IOException {
        Name name = Name.fromString(owner, origin);
        return records.stream().anyMatch(record -> record.getName().equals(name));
    }

    private static void add(List<Record> to, String owner, int type, String rdata, Name origin)
            throws IOException {
        to.add(
                Record.fromString(
                        Name.fromString(owner, origin), type, DClass.IN, 300, rdata, origin));
    }

    private String randomLabels(int max) {
        StringBuilder labels = new StringBuilder();
        int count = 1 + random.nextInt(max);
        for (int i = 0; i < count; i++) {
            labels.append(i == 0 ? "" : ".").append(LABELS[random.nextInt(LABELS.length)]);
        }
        return labels.toString();
    }
}
