package io.glacis.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.glacis.contracts.IpAddress;
import io.glacis.contracts.IpRange;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No spelling, name, redirect or answer leads to an address that is not the public internet.
class DeniedAddressesTest {
    private static final List<String> INSIDE =
            List.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "168.63.129.16/32",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4");

    private final Door door = new Door();
    private final Random random = new Random(42);

    @AfterEach
    void stop() throws Exception {
        door.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.255.255",
                "168.63.129.16",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:0:7f00:1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::808:808",
                "100::1",
                "2001::1",
                "2001:0:7f00:1::",
                "2001:10::1",
                "2001:20::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:808:808::1",
                "2620:4f:8000::1",
                "3fff::1",
                "4000::1",
                "5f00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void special_addresses_are_named(String address) {
        assertThat(SpecialAddresses.nameOf(new IpAddress(address).toInetAddress())).isNotNull();
    }

    @Test
    void a_thousand_public_addresses_are_not_denied() throws UnknownHostException {
        List<IpRange> special = INSIDE.stream().map(IpRange::new).toList();
        Set<String> more =
                Set.of(
                        "192.31.196.",
                        "192.52.193.",
                        "192.175.48."); // denied on purpose: AS112, AMT
        int asked = 0;
        while (asked < 1_000) {
            byte[] bytes = new byte[asked % 4 == 3 ? 16 : 4];
            random.nextBytes(bytes);
            if (bytes.length == 16) {
                bytes[0] = 0x26; // 2600::/8: ordinary allocations
                bytes[1] = 0x06;
            }
            IpAddress address = IpAddress.of(InetAddress.getByAddress(bytes));
            boolean isSpecial =
                    special.stream().anyMatch(range -> range.contains(address))
                            || more.stream().anyMatch(address.text()::startsWith);
            if (!isSpecial) {
                assertThat(SpecialAddresses.nameOf(address.toInetAddress()))
                        .as("%s", address)
                        .isNull();
                asked++;
            }
        }
        assertThat(SpecialAddresses.nameOf(InetAddress.ofLiteral("64:ff9b::808:808"))).isNull();
    }

    @Test
    void six_thousand_disguises_reach_no_socket() {
        Egress egress = door.open();
        Authority.Brand anybody = Door.boundless();
        int asked = 0;
        for (int i = 0; i < 700; i++) {
            for (String host : disguises(inside())) {
                asked++;
                WebUrl.parse("http://" + host + "/")
                        .ifPresent(url ->
                                HttpProbeTest.assertRefused(
                                        egress.http().ask(anybody, HttpAsk.get(url)),
                                        Refusal.DENIED_ADDRESS));
            }
        }
        assertThat(asked).isGreaterThan(6_000);
        assertThat(door.dialled).isEmpty();
    }

    /// H01, H03: a private address alone or among public ones condemns the name.
    @Test
    void names_that_lead_inside_reach_no_socket() {
        for (int i = 0; i < 300; i++) {
            String name = "n" + i + ".acme.example";
            byte[] inside = inside();
            String data = text(inside);
            boolean isMapped = i % 3 == 0;
            door.zone.add(name, isMapped ? "AAAA" : "A", isMapped ? "::ffff:" + data : data);
            if (i % 2 == 0) {
                door.zone.add(name, "A", Door.PUBLIC);
            }
            door.zone.add("alias" + i + ".acme.example", "CNAME", name + ".");
        }
        Egress egress = door.open();
        for (int i = 0; i < 300; i++) {
            for (String host : List.of("n" + i, "alias" + i)) {
                HttpProbeTest.assertRefused(
                        egress.http()
                                .ask(
                                        Door.acme(),
                                        HttpAsk.get(
                                                WebUrl.of("http://" + host + ".acme.example/"))),
                        Refusal.DENIED_ADDRESS);
            }
        }
        assertThat(door.dialled).isEmpty();
    }

    /// H02: public at first, then loopback, with no time to live.
    @Test
    void a_name_that_changes_its_mind_is_resolved_once_for_each_exchange() throws Exception {
        AtomicInteger lookups = new AtomicInteger();
        LoopbackZone first = new LoopbackZone().add("www.acme.example", "A", Door.PUBLIC);
        LoopbackZone then = new LoopbackZone().add("www.acme.example", "A", "127.0.0.1");
        door.dns((query, isTcp) ->
                (lookups.getAndIncrement() < 2 ? first : then).answer(query, isTcp));
        try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            door.leads(Door.PUBLIC, 80, server.address());
            Egress egress = door.open();
            HttpAsk ask = HttpAsk.get(WebUrl.of("http://www.acme.example/"));

            assertThat(egress.http().ask(Door.acme(), ask))
                    .isInstanceOf(HttpOutcome.Answered.class);
            assertThat(door.dns().questions())
                    .containsExactly("www.acme.example A", "www.acme.example AAAA");
            HttpProbeTest.assertRefused(
                    egress.http().ask(Door.acme(), ask), Refusal.DENIED_ADDRESS);
        }
        assertThat(door.dialled).hasSize(1);
    }

    @Test
    void tcp_meets_the_same_wall() {
        Egress egress = door.open();
        for (String address : List.of("127.0.0.1", "169.254.169.254", "::1", "fd00:ec2::254")) {
            assertThat(
                            egress.tcp()
                                    .connect(
                                            Door.boundless(),
                                            new IpAddress(address),
                                            22,
                                            TcpScript.connectOnly()))
                    .isInstanceOfSatisfying(
                            TcpOutcome.Refused.class,
                            refused ->
                                    assertThat(refused.reason()).isEqualTo(Refusal.DENIED_ADDRESS));
        }
        assertThat(door.dialled).isEmpty();
    }

    @Test
    void our_own_addresses_are_denied_even_when_public() {
        EgressLimits base = door.limits();
        door.limits(
                new EgressLimits(
                        base.userAgent(),
                        base.budget(),
                        base.politeness(),
                        List.of(new IpRange(Door.PUBLIC + "/32")),
                        List.of(new IpRange("10.0.0.0/8"))));
        Egress egress = door.open();

        HttpProbeTest.assertRefused(
                egress.http()
                        .ask(
                                Door.boundless(),
                                HttpAsk.get(WebUrl.of("http://" + Door.PUBLIC + "/"))),
                Refusal.DENIED_ADDRESS);
        Authority hook = new Authority.Integration("jira", Set.of("10.1.2.3"));
        HttpAsk internal = HttpAsk.get(WebUrl.of("http://10.1.2.3/"));
        assertThat(egress.http().ask(hook, internal))
                .isEqualTo(
                        new HttpOutcome.Failed(
                                Failure.CONNECT_REFUSED, "Failed to connect to /10.1.2.3:80"));
        HttpProbeTest.assertRefused(
                egress.http().ask(Door.boundless(), internal), Refusal.DENIED_ADDRESS);
        assertThat(door.dialled).hasSize(1);
    }

    private byte[] inside() {
        IpRange range = new IpRange(INSIDE.get(random.nextInt(INSIDE.size())));
        int slash = range.text().indexOf('/');
        int bits = Integer.parseInt(range.text().substring(slash + 1));
        byte[] bytes = new IpAddress(range.text().substring(0, slash)).toInetAddress().getAddress();
        for (int bit = bits; bit < 32; bit++) {
            if (random.nextBoolean()) {
                bytes[bit / 8] |= (byte) (0x80 >> (bit % 8));
            }
        }
        return bytes;
    }

    /// The ways in which one IPv4 address has been smuggled past URL filters.
    private static List<String> disguises(byte[] v4) {
        int a = v4[0] & 0xff;
        int b = v4[1] & 0xff;
        int c = v4[2] & 0xff;
        int d = v4[3] & 0xff;
        long whole = ((long) a << 24) | (b << 16) | (c << 8) | d;
        String hex = "%02x%02x:%02x%02x".formatted(a, b, c, d);
        return List.of(
                text(v4),
                Long.toString(whole),
                "0x" + Long.toHexString(whole),
                "0" + Long.toOctalString(whole),
                a + "." + b + "." + ((c << 8) | d),
                a + "." + ((b << 16) | (c << 8) | d),
                "[::ffff:" + hex + "]",
                "[::ffff:" + text(v4) + "]",
                "[::" + hex + "]",
                "[64:ff9b::" + hex + "]",
                "[64:ff9b:1::" + hex + "]",
                "[2002:" + hex + "::1]",
                "[2001:0:" + hex + "::]",
                "%" + "3" + (a % 10) + "." + b + "." + c + "." + d);
    }

    private static String text(byte[] v4) {
        return (v4[0] & 0xff) + "." + (v4[1] & 0xff) + "." + (v4[2] & 0xff) + "." + (v4[3] & 0xff);
    }
}
