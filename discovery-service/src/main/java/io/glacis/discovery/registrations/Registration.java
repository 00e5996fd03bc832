package io.glacis.discovery.registrations;

import com.fasterxml.jackson.databind.JsonNode;
import io.glacis.contracts.IpAddress;
import io.glacis.contracts.IpRange;
import io.glacis.discovery.names.Domains;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/// A registration as RDAP tells it, RFC 9083. Whatever is missing or odd is simply not there.
record Registration(JsonNode object) {
    private static final Logger LOG = Logger.getLogger(Registration.class);
    private static final int TEXT_LENGTH_MAX = 200;
    private static final int ENTITY_DEPTH_MAX = 4;

    /// The names of organisations that registered it.
    SortedSet<String> organisations() {
        NavigableSet<String> names = new TreeSet<>();
        entities(object.path("entities"), "registrant", ENTITY_DEPTH_MAX, names);
        return names;
    }

    /// The names of registrars.
    SortedSet<String> registrars() {
        NavigableSet<String> names = new TreeSet<>();
        entities(object.path("entities"), "registrar", ENTITY_DEPTH_MAX, names);
        return names;
    }

    /// The day of an event such as `expiration`.
    Optional<String> day(String action) {
        for (JsonNode event : object.path("events")) {
            String date = text(event.path("eventDate"));
            if (text(event.path("eventAction")).equals(action) && date.length() >= 10) {
                return Optional.of(date.substring(0, 10));
            }
        }
        return Optional.empty();
    }

    /// The name servers.
    SortedSet<String> nameServers() {
        NavigableSet<String> names = new TreeSet<>();
        for (JsonNode server : object.path("nameservers")) {
            Domains.read(text(server.path("ldhName"))).ifPresent(name -> names.add(name.text()));
        }
        return names;
    }

    /// The status words.
    SortedSet<String> statuses() {
        NavigableSet<String> words = new TreeSet<>();
        object.path("status").forEach(word -> words.add(text(word)));
        return words;
    }

    /// The name or handle of a network.
    String network() {
        String name = text(object.path("name"));
        return name.isEmpty() ? text(object.path("handle")) : name;
    }

    String country() {
        return text(object.path("country"));
    }

    /// The smallest block of the network that holds the address.
    Optional<IpRange> blockOf(IpAddress address) {
        List<IpRange> blocks = new ArrayList<>();
        for (JsonNode block : object.path("cidr0_cidrs")) {
            String prefix = text(block.path("v4prefix")) + text(block.path("v6prefix"));
            try {
                blocks.add(new IpRange(prefix + "/" + block.path("length").asInt(-1)));
            } catch (IllegalArgumentException e) {
                LOG.tracef("one odd block does not spoil the others: %s", e.getMessage());
            }
        }
        return blocks.stream()
                .filter(block -> block.contains(address))
                .max(Comparator.comparingInt(Registration::bits));
    }

    /// A name folded so that two spellings of it are one text: case, spaces and punctuation do not
    /// count, the legal form does.
    static String folded(String organisation) {
        return Normalizer.normalize(organisation, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    private static int bits(IpRange range) {
        return Integer.parseInt(range.text().substring(range.text().indexOf('/') + 1));
    }

    private static void entities(
            JsonNode entities, String role, int depth, NavigableSet<String> names) {
        if (depth == 0) {
            return;
        }
        for (JsonNode entity : entities) {
            for (JsonNode word : entity.path("roles")) {
                if (text(word).equalsIgnoreCase(role)) {
                    name(entity.path("vcardArray").path(1)).ifPresent(names::add);
                }
            }
            entities(entity.path("entities"), role, depth - 1, names);
        }
    }

    /// The organisation of a card, or the full name where it has none.
    private static Optional<String> name(JsonNode card) {
        String full = "";
        for (JsonNode property : card) {
            String value = text(property.path(3));
            switch (text(property.path(0)).toLowerCase(Locale.ROOT)) {
                case "org" -> {
                    if (!value.isBlank()) {
                        return Optional.of(value);
                    }
                }
                case "fn" -> full = value;
                default -> {}
            }
        }
        return full.isBlank() ? Optional.empty() : Optional.of(full);
    }

    private static String text(JsonNode node) {
        String text = node.isTextual() ? node.textValue().strip() : "";
        return text.length() > TEXT_LENGTH_MAX ? text.substring(0, TEXT_LENGTH_MAX) : text;
    }
}
