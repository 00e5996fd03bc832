package io.glacis.range.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.glacis.range.world.SiteCertificate.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads one entry of `sites[]`.
final class SiteReader {
    private static final int PORT_MAX = 65_535;

    private SiteReader() {}

    static WorldSite read(String file, int index, Settings s) {
        s.allow(
                "host",
                "aliases",
                "kind",
                "addresses",
                "http",
                "https",
                "owner",
                "default",
                "optional",
                "certificate",
                "settings",
                "truth");
        JsonNode settings = s.raw("settings");
        return new WorldSite(
                file,
                index,
                s.text("kind"),
                s.text("host").toLowerCase(Locale.ROOT),
                s.texts("aliases"),
                addresses(s),
                endpoints(s),
                Owner.valueOf(s.text("owner", "brand").toUpperCase(Locale.ROOT)),
                s.flag("default", false),
                s.flag("optional", false),
                certificate(s.object("certificate")),
                settings.isMissingNode() ? JsonNodeFactory.instance.objectNode() : settings);
    }

    private static List<String> addresses(Settings s) {
        List<String> addresses = new ArrayList<>();
        for (String text : s.texts("addresses")) {
            try {
                addresses.add(LogicalAddress.canonical(text));
            } catch (IllegalArgumentException e) {
                throw s.error("addresses[" + addresses.size() + "]", e.getMessage());
            }
        }
        return addresses;
    }

    private static List<Endpoint> endpoints(Settings s) {
        List<Endpoint> endpoints = new ArrayList<>();
        if (!s.has("http") && !s.has("https")) {
            return List.of(Endpoint.http(80), Endpoint.https(443));
        }
        ports(s, "http").forEach(port -> endpoints.add(Endpoint.http(port)));
        ports(s, "https").forEach(port -> endpoints.add(Endpoint.https(port)));
        return endpoints;
    }

    private static List<Integer> ports(Settings s, String field) {
        List<Integer> ports = new ArrayList<>();
        for (JsonNode port : s.raw(field)) {
            if (!port.isInt() || port.intValue() < 1 || port.intValue() > PORT_MAX) {
                throw s.error(
                        field + "[" + ports.size() + "]", "must be a port 1..65535, was " + port);
            }
            ports.add(port.intValue());
        }
        return ports;
    }

    private static SiteCertificate certificate(Settings c) {
        String fault =
                c.has("fault")
                        ? c.oneOf("fault", "none", "self-signed", "expired", "wrong-host")
                        : "none";
        return new SiteCertificate(
                Fault.valueOf(fault.toUpperCase(Locale.ROOT).replace('-', '_')), c.texts("names"));
    }
}
