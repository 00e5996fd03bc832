package io.glacis.discovery.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.glacis.contracts.AssetChanged;
import io.glacis.contracts.AssetId;
import io.glacis.contracts.AssetKind;
import io.glacis.contracts.AssetObserved;
import io.glacis.contracts.AssetRejected;
import io.glacis.contracts.AssetRestored;
import io.glacis.contracts.AssetRetired;
import io.glacis.contracts.AssetRetracted;
import io.glacis.contracts.AssetState;
import io.glacis.contracts.BrandDeclared;
import io.glacis.contracts.BrandId;
import io.glacis.contracts.Clearance;
import io.glacis.contracts.Hostname;
import io.glacis.contracts.Lane;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.ScanRequested;
import io.glacis.contracts.Scope;
import io.glacis.contracts.TenantId;
import io.glacis.platform.testkit.PlatformResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A whole scan of a small world through the real kernel, broker, database, guard and Range.
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = RangeResource.class, restrictToAnnotatedClass = true)
class ScanTest {
    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final Duration SCAN_MAX = Duration.ofMinutes(3);
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Hostname> domains =
            RangeResource.range.world().brand().domains().stream().map(Hostname::new).toList();
    private final String name = RangeResource.range.world().brand().name();
    private final BrandId brand = BrandId.of(TENANT, name);

    private ScanId scan(Downstream house, int generation) {
        ScanId scan = ScanId.of(brand, "test-" + generation);
        house.say(
                new ScanRequested(TENANT, brand, scan, generation, Lane.INTERACTIVE, "test", THEN),
                scan.text());
        await().atMost(SCAN_MAX)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> house.isCompleted(scan));
        int silences = house.silences();
        await().atMost(SCAN_MAX).until(() -> house.silences() > silences + 1);
        return scan;
    }

    private void declare(Downstream house) {
        house.say(
                new BrandDeclared(
                        TENANT,
                        brand,
                        name,
                        new Scope(
                                domains,
                                List.of(),
                                List.of(new Hostname("admin.initech.example")),
                                List.of(),
                                Clearance.POLITE_ACTIVE),
                        "test",
                        THEN),
                "1");
    }

    private static Set<String> owned(List<AssetObserved> words, AssetKind kind) {
        return words.stream()
                .filter(word -> word.kind() == kind && word.state() == AssetState.OWNED)
                .map(AssetObserved::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static AssetObserved word(List<AssetObserved> words, String value) {
        return words.stream().filter(word -> word.value().equals(value)).findFirst().orElseThrow();
    }

    @Test
    void a_scan_finds_what_is_the_brands_and_nothing_else_and_a_second_one_changes_nothing() {
        try (Downstream house = new Downstream()) {
            declare(house);
            ScanId first = scan(house, 1);
            List<AssetObserved> words = house.lastWords(first);
            expectInitech(words);
            assertThat(RangeResource.range.traffic().outOfScopePackets()).isZero();

            int heard = words.size();
            ScanId second = scan(house, 2);
            assertThat(house.lastWords(second)).hasSize(heard);
            assertThat(comparable(house.lastWords(second))).isEqualTo(comparable(words));
            assertThat(house.heard(AssetChanged.class)).isEmpty();
            assertThat(house.heard(AssetRetired.class)).isEmpty();

            rejectAndRestore(house, second);
        }
    }

    private void rejectAndRestore(Downstream house, ScanId scan) {
        AssetId jenkins = AssetId.of(TENANT, AssetKind.HOSTNAME, "jenkins.initech.example");
        AssetId app = AssetId.of(TENANT, AssetKind.WEB_APP, "http://jenkins.initech.example:8080");
        house.say(
                new AssetRejected(TENANT, brand, jenkins, "not ours", "test", THEN.plusSeconds(1)),
                "reject");
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        house.heard(AssetRetracted.class).stream()
                                .map(AssetRetracted::asset)
                                .toList()
                                .containsAll(List.of(jenkins, app)));
        long before = observed(house, app);
        house.say(
                new AssetRestored(TENANT, brand, jenkins, "ours", "test", THEN.plusSeconds(2)),
                "restore");
        await().atMost(Duration.ofSeconds(20)).until(() -> observed(house, app) > before);
        assertThat(word(house.lastWords(scan), "http://jenkins.initech.example:8080").state())
                .isEqualTo(AssetState.OWNED);
    }

    private static long observed(Downstream house, AssetId asset) {
        return house.heard(AssetObserved.class).stream()
                .filter(word -> word.asset().equals(asset))
                .count();
    }

    /// What is said of assets, without the scan that saw them.
    private static List<String> comparable(List<AssetObserved> words) {
        return words.stream()
                .map(word ->
                        word.kind()
                                + " "
                                + word.value()
                                + " "
                                + word.state()
                                + " "
                                + word.confidence()
                                + " "
                                + word.clearance()
                                + " "
                                + word.attributes()
                                + " "
                                + word.tags()
                                + " "
                                + word.attribution())
                .toList();
    }

    private static void expectInitech(List<AssetObserved> words) {
        assertThat(owned(words, AssetKind.REGISTERED_DOMAIN)).containsExactly("initech.example");
        assertThat(owned(words, AssetKind.HOSTNAME))
                .containsExactly(
                        "cdn.initech.example",
                        "ct-only-7.initech.example",
                        "deep.corp.initech.example",
                        "initech.example",
                        "intranet.initech.example",
                        "jenkins.initech.example",
                        "ns1.initech.example",
                        "ptr-only-9.initech.example",
                        "staging.initech.example",
                        "v6only.initech.example",
                        "www.initech.example");
        assertThat(owned(words, AssetKind.IP_ADDRESS))
                .containsExactly(
                        "2001:db8:ac::6",
                        "203.0.113.10",
                        "203.0.113.11",
                        "203.0.113.12",
                        "203.0.113.13",
                        "203.0.113.2");
        assertThat(owned(words, AssetKind.WEB_APP))
                .containsExactly(
                        "http://cdn.initech.example",
                        "http://initech.example",
                        "http://jenkins.initech.example:8080",
                        "http://staging.initech.example:8080",
                        "http://v6only.initech.example",
                        "http://www.initech.example",
                        "https://cdn.initech.example",
                        "https://initech.example",
                        "https://jenkins.initech.example",
                        "https://staging.initech.example",
                        "https://v6only.initech.example",
                        "https://www.initech.example");
        assertThat(owned(words, AssetKind.BUCKET))
                .containsExactly("s3:initech-assets", "s3:initech-backup");
        assertThat(word(words, "s3:initech-media").state()).isEqualTo(AssetState.CANDIDATE);
        assertThat(word(words, "d1.edge-cdn.example").state()).isEqualTo(AssetState.DEPENDENCY);
        assertThat(word(words, "198.51.100.10").state()).isEqualTo(AssetState.DEPENDENCY);
        assertThat(word(words, "http://jenkins.initech.example:8080").tags()).contains("sdlc");
        assertThat(word(words, "https://staging.initech.example").tags()).contains("staging");
        assertThat(words)
                .extracting(AssetObserved::value)
                .doesNotContain("initech-shop.example", "bakery.example", "10.1.2.3");
        assertThat(words).allSatisfy(word -> assertThat(word.attribution()).isNotEmpty());
    }
}
