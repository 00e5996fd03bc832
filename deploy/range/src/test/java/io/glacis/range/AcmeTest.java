package io.glacis.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.glacis.range.truth.Truth;
import io.glacis.range.world.LogicalAddress;
import io.glacis.range.world.World;
import io.glacis.range.world.WorldLoader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class AcmeTest {
    @TempDir Path home;

    @Test
    void acme_is_as_large_as_promised_and_has_at_least_as_many_decoys_as_truths() {
        World acme = new WorldLoader().load("acme");
        Truth truth = acme.truth();

        assertThat(truth.decoys()).isGreaterThanOrEqualTo(truth.truths());
        assertThat(acme.brand().domains()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(truth.of("discovery.hostnames").truth()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(truth.of("discovery.webapps").truth()).hasSizeGreaterThanOrEqualTo(15);
        for (String kind : List.of("jenkins", "gitlab")) {
            assertThat(acme.sites().stream().filter(s -> s.kind().equals(kind)).count())
                    .isGreaterThanOrEqualTo(4);
        }
        assertThat(acme.sites().stream().filter(s -> s.kind().equals("proxy")).count())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void the_running_world_is_what_its_truth_says_and_leaves_nothing_behind() throws IOException {
        Set<Long> before = children();
        RangeServer range = RangeServer.start(new WorldLoader().load("acme"), RangeConfig.in(home));
        Truth truth = range.truthOfRunning();
        InetSocketAddress resolver = range.resolverAddress();
        try (range) {
            Visitor visitor = new Visitor(range);
            Set<String> addresses = addressesOf(visitor, truth);

            assertThat(addresses)
                    .as("every true address is one of a true name")
                    .containsAll(truth.of("discovery.ips").truth());
            for (String service : truth.of("discovery.services").truth()) {
                assertThat(range.dial()).containsKey(service.replace("/tcp", ""));
            }
            for (String origin : truth.of("discovery.webapps").truth()) {
                requireAnswer(visitor, origin);
            }
            for (String origin : truth.of("discovery.webapps").decoys()) {
                String host = URI.create(origin).getHost();
                assertThat(
                                truth.of("discovery.hostnames").decoys().contains(host)
                                        || !range.dial()
                                                .containsKey(firstAddress(visitor, host) + ":443")
                                        || host.endsWith(".idp.example")
                                        || !host.contains("acme")
                                        || origin.startsWith("http:"))
                        .as("%s is somebody else's, synthesised or not there", origin)
                        .isTrue();
            }
        }
        assertThat(connects(resolver)).isFalse();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(children()).isSubsetOf(before));
    }

    private static Set<String> addressesOf(Visitor visitor, Truth truth) throws IOException {
        Set<String> addresses = new TreeSet<>();
        for (String name : truth.of("discovery.hostnames").truth()) {
            List<String> own = addresses(visitor, name);
            assertThat(own).as("addresses of %s", name).isNotEmpty();
            addresses.addAll(own);
        }
        return addresses;
    }

    private static List<String> addresses(Visitor visitor, String name) throws IOException {
        return Stream.of(visitor.resolve(name, Type.A), visitor.resolve(name, Type.AAAA))
                .map(message -> message.getSection(Section.ANSWER))
                .flatMap(List::stream)
                .flatMap(AcmeTest::address)
                .toList();
    }

    private static Stream<String> address(Record record) {
        return switch (record) {
            case ARecord a -> Stream.of(LogicalAddress.textOf(a.getAddress()));
            case AAAARecord aaaa -> Stream.of(LogicalAddress.textOf(aaaa.getAddress()));
            default -> Stream.empty();
        };
    }

    private static String firstAddress(Visitor visitor, String host) throws IOException {
        Message message = visitor.resolve(host, Type.A);
        return message.getSection(Section.ANSWER).stream()
                .flatMap(AcmeTest::address)
                .findFirst()
                .orElse("none");
    }

    /// Sites with a faulty certificate are asked in clear text.
    private static void requireAnswer(Visitor visitor, String origin) throws IOException {
        URI uri = URI.create(origin);
        String address = addresses(visitor, uri.getHost()).getFirst();
        boolean faulty =
                visitor.range().world().sites().stream()
                        .filter(site -> site.host().equals(uri.getHost()))
                        .anyMatch(site -> !site.certificate().fault().name().equals("NONE"));
        String url = faulty ? origin.replace("https:", "http:") : origin;

        assertThat(visitor.get(url + "/", address).text()).as(origin).startsWith("HTTP/1.1 ");
    }

    private static boolean connects(InetSocketAddress at) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(at, 1000);
            return true;
        } catch (ConnectException refused) {
            return false;
        }
    }

    private static Set<Long> children() {
        Set<Long> pids = new TreeSet<>();
        ProcessHandle.current().descendants().forEach(child -> pids.add(child.pid()));
        return pids;
    }
}
