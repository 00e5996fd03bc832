package io.glacis.range.registry;

import io.glacis.range.web.Reply;
import io.glacis.range.web.Request;
import io.glacis.range.web.Site;
import io.glacis.range.web.SiteKind;
import io.glacis.range.world.Registrations;
import io.glacis.range.world.Registrations.DomainRegistration;
import io.glacis.range.world.Registrations.NetworkRegistration;
import io.glacis.range.world.World;
import io.glacis.range.world.WorldSite;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `rdap`: registration data of the world's domains and networks (RFC 9082, RFC 9083), and the
/// bootstrap files (RFC 9224) that point here.
public final class RdapKind implements SiteKind {
    private static final String TYPE = "application/rdap+json";

    @Override
    public String kind() {
        return "rdap";
    }

    @Override
    public Site build(WorldSite site, World world, Path workFolder) {
        String base = site.read().allow("base").text("base", "");
        String origin = "https://" + site.host() + base + "/";
        return request -> answer(request, world.registrations(), base, origin);
    }

    private static Reply answer(Request request, Registrations known, String base, String origin) {
        String path = request.decodedPath();
        if (!path.startsWith(base)) {
            return error(404, "Not Found", "There is nothing here.");
        }
        String rest = path.substring(base.length());
        if (rest.startsWith("/domain/")) {
            return domain(known, rest.substring("/domain/".length()), origin);
        }
        if (rest.startsWith("/ip/")) {
            return network(known, rest.substring("/ip/".length()), origin);
        }
        return switch (rest) {
            case "/help" ->
                    Reply.json(
                            200,
                            TYPE,
                            Map.of(
                                    "rdapConformance",
                                    RdapObjects.CONFORMANCE,
                                    "notices",
                                    List.of()));
            case "/rdap/dns.json" -> bootstrap(topLevels(known), origin);
            case "/rdap/ipv4.json" ->
                    bootstrap(List.of("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"), origin);
            case "/rdap/ipv6.json" -> bootstrap(List.of("2001:db8::/32"), origin);
            default -> error(400, "Bad Request", "This is not an RDAP query.");
        };
    }

    private static Reply domain(Registrations known, String asked, String origin) {
        String name = asked.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        for (DomainRegistration domain : known.domains()) {
            if (domain.name().equalsIgnoreCase(name)) {
                return Reply.json(200, TYPE, RdapObjects.domain(domain, origin));
            }
        }
        return error(404, "Not Found", "The domain " + name + " is not registered.");
    }

    private static Reply network(Registrations known, String asked, String origin) {
        InetAddress address;
        try {
            int slash = asked.indexOf('/');
            address = InetAddress.ofLiteral(slash < 0 ? asked : asked.substring(0, slash));
        } catch (IllegalArgumentException notAnAddress) {
            return error(400, "Bad Request", asked + " is not an address.");
        }
        NetworkRegistration closest = null;
        for (NetworkRegistration network : known.networks()) {
            Cidr cidr = Cidr.of(network.cidr());
            if (cidr.contains(address)
                    && (closest == null || cidr.length() > Cidr.of(closest.cidr()).length())) {
                closest = network;
            }
        }
        return closest == null
                ? error(404, "Not Found", "The address " + asked + " is not allocated.")
                : Reply.json(200, TYPE, RdapObjects.network(closest, origin));
    }

    private static List<String> topLevels(Registrations known) {
        return known.domains().stream()
                .map(d -> d.name().substring(d.name().lastIndexOf('.') + 1))
                .distinct()
                .sorted()
                .toList();
    }

    private static Reply bootstrap(List<String> entries, String origin) {
        return Reply.json(
                200,
                Map.of(
                        "version",
                        "1.0",
                        "publication",
                        "2026-01-01T00:00:00Z",
                        "services",
                        List.of(List.of(entries, List.of(origin)))));
    }

    private static Reply error(int status, String title, String description) {
        return Reply.json(
                status,
                TYPE,
                Map.of(
                        "rdapConformance",
                        RdapObjects.CONFORMANCE,
                        "errorCode",
                        status,
                        "title",
                        title,
                        "description",
                        List.of(description)));
    }
}
