package io.glacis.range.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

class ZoneTest {
    /// The zone of RFC 4592 §2.2.1, with a wildcard alias and a wildcard cut's neighbour added.
    private static final Zone RFC_4592 =
            zone(
                    "example.",
                    "*.example. TXT \"this is a wildcard\"",
                    "*.example. MX 10 host1.example.",
                    "sub.*.example. TXT \"this is not a wildcard\"",
                    "host1.example. A 192.0.2.1",
                    "_ssh._tcp.host1.example. SRV 0 0 22 host1.example.",
                    "_ssh._tcp.host2.example. SRV 0 0 22 host2.example.",
                    "subdel.example. NS ns.example.com.",
                    "subdel.example. NS ns.example.net.",
                    "*.alias.example. CNAME host1.example.");

    @ParameterizedTest
    @CsvSource({
        "host3.example.,            MX,    Answer", // synthesised
        "host3.example.,            A,     NoData",
        "foo.bar.example.,          TXT,   Answer", // the closest encloser is example
        "host1.example.,            MX,    NoData", // exists
        "sub.*.example.,            MX,    NoData", // exists
        "_telnet._tcp.host1.example.,SRV,  NoName", // _tcp.host1 exists, has no wildcard
        "host.subdel.example.,      A,     Referral",
        "ghost.*.example.,          MX,    NoName", // *.example exists: no wildcard below it
        "*.example.,                TXT,   Answer", // asked for itself, an ordinary name
        "host2.example.,            MX,    NoData", // an empty non-terminal exists
        "_tcp.host2.example.,       SRV,   NoData",
        "x.alias.example.,          A,     Alias",
        "x.y.alias.example.,        CNAME, Answer",
        "alias.example.,            TXT,   NoData",
        "HOST1.Example.,            A,     Answer"
    })
    void it_answers_as_RFC_4592_says(String name, String type, String kind) {
        Lookup said = RFC_4592.lookup(name(name), Type.value(type));

        assertThat(said.getClass().getSimpleName()).isEqualTo(kind);
    }

    @Test
    void a_synthesised_record_is_owned_by_the_asked_name() {
        Lookup said = RFC_4592.lookup(name("Host3.example."), Type.MX);

        assertThat(said).isInstanceOf(Lookup.Answer.class);
        assertThat(((Lookup.Answer) said).records())
                .extracting(record -> record.getName().toString())
                .containsExactly("Host3.example.");
    }

    @Test
    void a_removed_name_stops_to_exist_with_what_only_it_held_up() {
        Zone zone = zone("z.", "a.b.z. A 192.0.2.1", "c.z. A 192.0.2.2");
        assertThat(zone.lookup(name("b.z."), Type.A)).isInstanceOf(Lookup.NoData.class);

        boolean removed = zone.remove(record("a.b.z. A 192.0.2.1"));

        assertThat(removed).isTrue();
        assertThat(zone.lookup(name("b.z."), Type.A)).isInstanceOf(Lookup.NoName.class);
        assertThat(zone.lookup(name("c.z."), Type.A)).isInstanceOf(Lookup.Answer.class);
    }

    /// The rules of RFC 4592 once more, over plain sets of names and without a trie.
    @Property(tries = 3000)
    void it_agrees_with_the_rules_over_sets_of_names(
            @ForAll("owners") List<String> owners, @ForAll("labels") String asked) {
        List<String> records = new ArrayList<>();
        owners.forEach(owner -> records.add(owner + " A 192.0.2.1"));
        Zone zone = zone("z.", records.toArray(String[]::new));

        String said = zone.lookup(name(asked), Type.A).getClass().getSimpleName();

        assertThat(said).isEqualTo(expected(owners, asked));
    }

    private static String expected(List<String> owners, String asked) {
        TreeSet<String> existing = new TreeSet<>(List.of("z."));
        for (String owner : owners) {
            for (String name = owner; !name.equals("z."); name = parent(name)) {
                existing.add(name);
            }
        }
        if (existing.contains(asked)) {
            return owners.contains(asked) ? "Answer" : "NoData";
        }
        String encloser = parent(asked);
        while (!existing.contains(encloser)) {
            encloser = parent(encloser);
        }
        String wildcard = "*." + encloser;
        if (!existing.contains(wildcard)) {
            return "NoName";
        }
        return owners.contains(wildcard) ? "Answer" : "NoData";
    }

    private static String parent(String name) {
        return name.substring(name.indexOf('.') + 1);
    }

    @Provide
    Arbitrary<String> labels() {
        return Arbitraries.of("a", "b", "*")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(labels -> String.join(".", labels) + ".z.");
    }

    @Provide
    Arbitrary<List<String>> owners() {
        return labels().list().ofMaxSize(6);
    }

    static Zone zone(String apex, String... lines) {
        List<Record> records = new ArrayList<>();
        records.add(record(apex + " SOA ns." + apex + " h." + apex + " 1 2 3 4 5"));
        for (String line : lines) {
            records.add(record(line));
        }
        return new Zone(name(apex), records);
    }

    static Record record(String line) {
        String[] parts = line.split(" ", 3);
        try {
            return Record.fromString(
                    name(parts[0]), Type.value(parts[1]), 1, 300, parts[2], Name.root);
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(line, e);
        }
    }

    static Name name(String text) {
        return Name.fromConstantString(text);
    }
}
