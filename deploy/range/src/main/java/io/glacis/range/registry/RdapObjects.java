package io.glacis.range.registry;

import io.glacis.range.world.LogicalAddress;
import io.glacis.range.world.Registrations.DomainRegistration;
import io.glacis.range.world.Registrations.NetworkRegistration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// RDAP object classes of RFC 9083 §5 as trees.
final class RdapObjects {
    static final List<String> CONFORMANCE = List.of("rdap_level_0", "redacted", "cidr0");

    private RdapObjects() {}

    static Map<String, Object> domain(DomainRegistration domain, String origin) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("rdapConformance", CONFORMANCE);
        object.put("objectClassName", "domain");
        object.put("handle", handle("D", domain.name()));
        object.put("ldhName", domain.name());
        object.put("status", domain.status());
        object.put("links", links(origin + "domain/" + domain.name()));
        object.put(
                "events",
                List.of(
                        event("registration", domain.created()),
                        event("expiration", domain.expires())));
        object.put(
                "nameservers",
                domain.nameservers().stream()
                        .map(ns -> Map.of("objectClassName", "nameserver", "ldhName", ns))
                        .toList());
        List<Object> entities = new ArrayList<>();
        entities.add(
                entity("registrar", handle("R", domain.registrar()), domain.registrar(), null));
        String organisation = domain.organisation();
        entities.add(
                entity(
                        "registrant",
                        organisation == null ? "" : handle("C", organisation),
                        organisation == null ? "" : organisation,
                        domain.email()));
        object.put("entities", entities);
        object.put("secureDNS", Map.of("delegationSigned", false));
        if (organisation == null) {
            object.put("redacted", List.of(redaction()));
        }
        return object;
    }

    static Map<String, Object> network(NetworkRegistration network, String origin) {
        Cidr cidr = Cidr.of(network.cidr());
        boolean v6 = network.cidr().contains(":");
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("rdapConformance", CONFORMANCE);
        object.put("objectClassName", "ip network");
        object.put("handle", network.handle());
        object.put("startAddress", LogicalAddress.textOf(cidr.first()));
        object.put("endAddress", LogicalAddress.textOf(cidr.last()));
        object.put("ipVersion", v6 ? "v6" : "v4");
        object.put("name", network.name());
        object.put("type", "ASSIGNED");
        object.put("country", network.country());
        object.put(
                "cidr0_cidrs",
                List.of(
                        Map.of(
                                v6 ? "v6prefix" : "v4prefix",
                                LogicalAddress.textOf(cidr.first()),
                                "length",
                                cidr.length())));
        object.put("status", List.of("active"));
        object.put("links", links(origin + "ip/" + network.cidr()));
        object.put(
                "entities",
                List.of(
                        entity(
                                "registrant",
                                handle("O", network.organisation()),
                                network.organisation(),
                                null)));
        return object;
    }

    private static Map<String, Object> entity(
            String role, String handle, String organisation, @Nullable String email) {
        List<Object> card = new ArrayList<>();
        card.add(List.of("version", Map.of(), "text", "4.0"));
        card.add(List.of("fn", Map.of(), "text", organisation));
        if (!organisation.isEmpty()) {
            card.add(List.of("org", Map.of(), "text", organisation));
        }
        if (email != null) {
            card.add(List.of("email", Map.of(), "text", email));
        }
        return Map.of(
                "objectClassName",
                "entity",
                "handle",
                handle,
                "roles",
                List.of(role),
                "vcardArray",
                List.of("vcard", card));
    }

    private static Map<String, Object> redaction() {
        return Map.of(
                "name",
                Map.of("description", "Registrant Name"),
                "postPath",
                "$.entities[?(@.roles[0]=='registrant')].vcardArray[1][?(@[0]=='fn')][3]",
                "pathLang",
                "jsonpath",
                "method",
                "emptyValue",
                "reason",
                Map.of("description", "Server policy"));
    }

    private static Map<String, String> event(String action, Instant at) {
        return Map.of("eventAction", action, "eventDate", at.toString());
    }

    private static List<Map<String, String>> links(String self) {
        return List.of(
                Map.of(
                        "value",
                        self,
                        "rel",
                        "self",
                        "href",
                        self,
                        "type",
                        "application/rdap+json"));
    }

    private static String handle(String prefix, String of) {
        return prefix
                + "-"
                + Integer.toHexString(of.toLowerCase(Locale.ROOT).hashCode())
                        .toUpperCase(Locale.ROOT);
    }
}
