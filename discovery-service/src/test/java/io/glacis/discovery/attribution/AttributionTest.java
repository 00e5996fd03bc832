package io.glacis.discovery.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glacis.contracts.AssetKind;
import io.glacis.contracts.AssetState;
import io.glacis.contracts.Clearance;
import io.glacis.contracts.Hostname;
import io.glacis.contracts.IpAddress;
import io.glacis.contracts.IpRange;
import io.glacis.platform.wire.Json;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AttributionTest {
    static final Subject DOMAIN = Subject.domain(new Hostname("acme.example"));
    static final Subject WWW = Subject.hostname(new Hostname("www.acme.example"));
    static final Subject CLOUD = Subject.hostname(new Hostname("d1.cdn.example"));
    static final Subject SISTER = Subject.domain(new Hostname("sister.example"));
    static final Subject ADDRESS = Subject.address(new IpAddress("203.0.113.7"));
    static final Subject RANGE = Subject.range(new IpRange("203.0.113.0/24"));
    static final Subject BUCKET = new Subject(AssetKind.BUCKET, "s3:acme-assets");

    static final Sighting SEED = Sighting.seed(DOMAIN, "declared");
    static final Sighting BELOW =
            Sighting.seen(WWW, DOMAIN, "dns", Basis.SUBDOMAIN, "exists below acme.example");

    static GraphInMemory judged(Set<Subject> rejected, Sighting... sightings) {
        GraphInMemory graph = new GraphInMemory();
        graph.add(List.of(sightings));
        new Propagation(new Attribution(Clearance.POLITE_ACTIVE, _ -> false, rejected::contains))
                .run(graph, graph.subjects());
        return graph;
    }

    static Standing of(Subject subject, Sighting... sightings) {
        return judged(Set.of(), sightings)
                .standings()
                .getOrDefault(subject, Standing.unknown(subject));
    }

    @Test
    void a_name_below_a_seed_is_owned_and_tells_why() {
        Standing www = of(WWW, SEED, BELOW);

        assertThat(www.state()).isEqualTo(AssetState.OWNED);
        assertThat(www.clearance()).isEqualTo(Clearance.POLITE_ACTIVE);
        assertThat(www.chain()).extracting("source").containsExactly("dns", "seed");
        assertThat(www.chain()).extracting("fromValue").containsOnly("acme.example");
    }

    @Test
    void what_the_brand_leans_on_is_a_dependency_and_is_never_probed() {
        Sighting alias = Sighting.seen(CLOUD, WWW, "dns", Basis.LEANS_ON, "alias of www");

        Standing cloud = of(CLOUD, SEED, BELOW, alias);

        assertThat(cloud.state()).isEqualTo(AssetState.DEPENDENCY);
        assertThat(cloud.permits(Clearance.RESOLVE)).isFalse();
        assertThat(cloud.isVisible()).isTrue();
    }

    @Test
    void an_address_becomes_the_brands_only_through_a_confirmed_range() {
        Sighting leads = Sighting.seen(ADDRESS, WWW, "dns", Basis.LEANS_ON, "www leads to it");
        Sighting network = Sighting.named(RANGE, RANGE, "rdap", Basis.MET, "registration").proven();
        Sighting inside = Sighting.named(ADDRESS, RANGE, "rdap", Basis.IN_RANGE, "inside");
        Sighting same =
                Sighting.named(RANGE, DOMAIN, "rdap", Basis.SAME_ORGANISATION, "same organisation");

        assertThat(of(ADDRESS, SEED, BELOW, leads, network, inside).state())
                .isEqualTo(AssetState.DEPENDENCY);
        assertThat(of(RANGE, SEED, BELOW, leads, network, inside).isVisible()).isFalse();
        assertThat(of(ADDRESS, SEED, BELOW, leads, network, inside, same).state())
                .isEqualTo(AssetState.OWNED);
    }

    @Test
    void voices_of_one_group_count_once_and_of_two_groups_together() {
        Sighting name = Sighting.seen(BUCKET, DOMAIN, "bucket", Basis.SIMILAR_NAME, "name");
        Sighting again = Sighting.seen(BUCKET, DOMAIN, "bucket2", Basis.SIMILAR_NAME, "name again");
        Sighting link = Sighting.named(BUCKET, WWW, "web", Basis.LINKED, "a page leads to it");

        assertThat(of(BUCKET, SEED, name, again).confidence()).isEqualTo(0.1);
        assertThat(of(BUCKET, SEED, name).state()).isEqualTo(AssetState.CANDIDATE);
        assertThat(of(BUCKET, SEED, BELOW, link).state()).isEqualTo(AssetState.MONITOR_ONLY);
        Standing both = of(BUCKET, SEED, BELOW, name, link);
        assertThat(both.confidence()).isCloseTo(1 - 0.9 * 0.11, within(1e-5));
        assertThat(both.state()).isEqualTo(AssetState.OWNED);
    }

    @Test
    void two_doubtful_things_do_not_vouch_for_each_other() {
        Sighting neighbour =
                Sighting.seen(SISTER, DOMAIN, "ct", Basis.CERTIFICATE_NEIGHBOUR, "one certificate");
        Sighting there = Sighting.named(RANGE, SISTER, "rdap", Basis.SAME_ORGANISATION, "same");
        Sighting back = Sighting.named(SISTER, RANGE, "rdap", Basis.SAME_ORGANISATION, "same");

        Standing sister = of(SISTER, SEED, neighbour, there, back);

        assertThat(sister.confidence()).isEqualTo(0.7);
        assertThat(sister.state()).isEqualTo(AssetState.MONITOR_ONLY);
    }

    @Test
    void a_rejection_takes_down_what_hangs_on_it_alone_and_its_end_brings_it_back() {
        Subject port = new Subject(AssetKind.PORT, "203.0.113.7:443/tcp");
        Sighting range = Sighting.seed(RANGE, "declared");
        Sighting inside = Sighting.seen(ADDRESS, RANGE, "dns", Basis.IN_RANGE, "inside");
        Sighting leads = Sighting.seen(ADDRESS, WWW, "dns", Basis.LEANS_ON, "www leads to it");
        Sighting open = Sighting.seen(port, ADDRESS, "port", Basis.PART_OF, "open");
        Sighting[] all = {SEED, BELOW, range, inside, leads, open};

        var rejected = judged(Set.of(WWW), all).standings();
        assertThat(rejected.get(WWW).state()).isEqualTo(AssetState.REJECTED);
        assertThat(rejected.get(WWW).isVisible()).isFalse();
        assertThat(rejected.get(ADDRESS).state()).isEqualTo(AssetState.OWNED);

        var without = judged(Set.of(RANGE), all).standings();
        assertThat(without.get(ADDRESS).state()).isEqualTo(AssetState.DEPENDENCY);
        assertThat(without.get(port).isVisible()).isFalse();

        assertThat(judged(Set.of(), all).standings().get(port).isVisible()).isTrue();
    }

    @Test
    void an_excluded_asset_keeps_its_confidence_and_loses_every_clearance() {
        GraphInMemory graph = new GraphInMemory();
        graph.add(List.of(SEED, BELOW));
        new Propagation(new Attribution(Clearance.POLITE_ACTIVE, WWW::equals, _ -> false))
                .run(graph, graph.subjects());

        Standing www = graph.standings().get(WWW);
        assertThat(www.state()).isEqualTo(AssetState.MONITOR_ONLY);
        assertThat(www.clearance()).isEqualTo(Clearance.NONE);
    }

    @Test
    void a_standing_survives_its_column() throws Exception {
        Standing www =
                of(
                        WWW,
                        SEED,
                        BELOW.with("addresses", "203.0.113.7").tagged(new TreeSet<>(Set.of("x"))));

        String column = Json.mapper().writeValueAsString(www);

        assertThat(Json.mapper().readValue(column, Standing.class)).isEqualTo(www);
    }
}
