package io.glacis.range.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorldLoaderTest {
    private static final String META = "meta: {name: w, brand: {name: W, domains: [w.example]}}\n";

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sites: [{host: a.example, kind: page}] | sites[0].addresses | required",
                "sites: [{host: a.example, kind: page, addresses: [8.8.8.8]}] |"
                        + " sites[0].addresses[0] | 8.8.8.8 is outside the documentation ranges",
                "sites: [{host: a.example, kind: page, addresses: [192.0.2.1], https: [70000]}] |"
                        + " sites[0].https[0] | 65535",
                "sites: [{host: a.example, kind: page, addresses: [192.0.2.1], colour: red}] |"
                        + " sites[0].colour | not defined",
                "zones: [{apex: w.example, nameservers: [{name: ns.w.example}], records: ['www A"
                        + " 1.2.3.4']}] | zones[0].records[0] | 1.2.3.4 is outside",
                "zones: [{apex: w.example, nameservers: [{name: ns.w.example}], records: ['www AX"
                        + " 1']}] | zones[0].records[0] | AX is not a record type",
                "zones: [{apex: w.example, records: []}] | zones[0].nameservers | at least one",
                "zones: [{apex: 'w..example'}] | zones[0].apex | pattern",
                "certificates: [{names: [a], notBefore: yesterday}] | certificates[0].notBefore |"
                        + " was yesterday",
                "truth: {discovery.ips: {truth: [x], decoys: [x]}} |"
                        + " truth.discovery.ips.decoys[0] | x is also said to be true",
                "parts: ['../x.yaml'] | parts[0] | pattern",
                "pointers: [{address: 127.0.0.1, name: a.example}] | pointers[0].address | outside"
            })
    void a_malformed_world_gets_an_error_that_names_file_and_field(
            String yaml, String field, String problem) throws IOException {
        assertThatThrownBy(() -> load(META + yaml + "\n"))
                .isInstanceOf(WorldException.class)
                .hasMessageStartingWith("world w.yaml: " + field)
                .hasMessageContaining(problem);
    }

    @Test
    void broken_yaml_is_told_with_its_line() {
        assertThatThrownBy(() -> load(META + "sites: [\n"))
                .isInstanceOf(WorldException.class)
                .hasMessageContaining("world w.yaml: line ");
    }

    @Test
    void an_unknown_world_is_named() {
        assertThatThrownBy(() -> new WorldLoader().load("nowhere"))
                .isInstanceOf(WorldException.class)
                .hasMessage("world nowhere.yaml: there is no such world or file");
    }

    @Test
    void a_part_adds_to_zones_sites_and_truth() throws IOException {
        Files.writeString(
                folder.resolve("more.yaml"),
                """
                zones: [{apex: w.example, records: ["more A 192.0.2.9"]}]
                sites: [{host: more.w.example, kind: page, addresses: [192.0.2.9]}]
                truth: {discovery.ips: {truth: [192.0.2.9]}}
                """);

        World world =
                load(
                        META
                                + """
                                parts: [more.yaml]
                                zones: [{apex: w.example, nameservers: [{name: ns.w.example}], records: ["@ A 192.0.2.1"]}]
                                truth: {discovery.ips: {truth: [192.0.2.1], decoys: [10.0.0.1]}}
                                """);

        assertThat(world.zones().getFirst().records()).hasSize(2);
        assertThat(world.sites()).extracting(WorldSite::host).containsExactly("more.w.example");
        assertThat(world.truth().of("discovery.ips").truth())
                .containsExactly("192.0.2.1", "192.0.2.9");
    }

    @Test
    void internal_addresses_need_the_zone_to_say_so_and_public_ones_never_pass()
            throws IOException {
        String zone =
                "zones: [{apex: w.example, internalAddresses: true, nameservers: [{name:"
                        + " ns.w.example}], records: ['in A %s']}]\n";

        assertThat(load(META + zone.formatted("10.1.2.3")).zones()).isNotEmpty();
        assertThatThrownBy(() -> load(META + zone.formatted("8.8.8.8")))
                .hasMessageContaining("zones[0].records[0]: 8.8.8.8 is outside");
    }

    private World load(String yaml) throws IOException {
        Path file = folder.resolve("w.yaml");
        Files.writeString(file, yaml);
        return new WorldLoader().load(file.toString());
    }
}
