package io.glacis.range.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.glacis.range.dns.ResolverFault;
import io.glacis.range.token.PlantedToken;
import io.glacis.range.truth.Truth;
import io.glacis.range.truth.Truth.Expected;
import io.glacis.range.world.Budgets.Rate;
import io.glacis.range.world.Registrations.DomainRegistration;
import io.glacis.range.world.Registrations.NetworkRegistration;
import io.glacis.range.world.World.Boundary;
import io.glacis.range.world.World.Brand;
import io.glacis.range.world.WorldLoader.Part;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes a [World] of its parts; what the schema cannot say is checked here.
final class WorldBuilder {
    private static final long FIRST_CERTIFICATE_ID = 7_000_000_001L;

    private final Part main;
    private final List<Part> parts;

    private final List<PlantedToken> planted;

    WorldBuilder(Part main, List<Part> parts, List<PlantedToken> planted) {
        this.main = main;
        this.parts = parts;
        this.planted = planted;
    }

    World build() {
        Settings root = root(main);
        Settings meta = root.object("meta");
        ZoneReader zones = new ZoneReader();
        List<WorldCertificate> certificates = new ArrayList<>();
        List<DomainRegistration> domains = new ArrayList<>();
        List<NetworkRegistration> networks = new ArrayList<>();
        List<WorldSite> sites = new ArrayList<>();
        List<Boundary> boundaries = new ArrayList<>();
        Map<WorldSite, Truth> siteTruth = new HashMap<>();
        Truth truth = Truth.NONE;
        for (Part part : parts) {
            Settings tree = root(part);
            tree.list("zones").forEach(zones::read);
            tree.list("pointers").forEach(zones::readPointer);
            tree.list("certificates").forEach(c -> certificates.add(certificate(c, certificates)));
            Settings registrations = tree.object("registrations");
            registrations.list("domains").forEach(d -> domains.add(domain(d)));
            registrations.list("networks").forEach(n -> networks.add(network(n)));
            tree.list("boundaries").forEach(b -> boundaries.add(boundary(b)));
            List<Settings> entries = tree.list("sites");
            for (int i = 0; i < entries.size(); i++) {
                WorldSite site = SiteReader.read(part.file(), i, entries.get(i));
                sites.add(site);
                siteTruth.put(site, truth(entries.get(i)));
            }
            truth = truth.and(truth(tree));
        }
        requireDistinctHosts(sites);
        return new World(
                main.file(),
                meta.text("name"),
                meta.text("description", ""),
                new Brand(meta.object("brand").text("name"), meta.object("brand").texts("domains")),
                zones.zones(),
                zones.nameserverOwners(),
                faults(root),
                List.copyOf(certificates),
                new Registrations(List.copyOf(domains), List.copyOf(networks)),
                List.copyOf(sites),
                List.copyOf(boundaries),
                budgets(root.object("budgets")),
                root.raw("sources"),
                truth,
                Map.copyOf(siteTruth),
                planted);
    }

    private static Settings root(Part part) {
        return new Settings(part.file(), "", part.tree());
    }

    private static List<ResolverFault> faults(Settings root) {
        return root.object("resolver").list("faults").stream()
                .map(f ->
                        new ResolverFault(
                                ZoneReader.name(f, "suffix"),
                                f.oneOf("behaviour", "servfail", "silent").equals("silent")))
                .toList();
    }

    private static WorldCertificate certificate(Settings c, List<WorldCertificate> before) {
        Instant notBefore = time(c, "notBefore", "2026-05-01");
        Instant notAfter = time(c, "notAfter", "2027-05-01");
        if (!notAfter.isAfter(notBefore)) {
            throw c.error("notAfter", "must be after notBefore");
        }
        return new WorldCertificate(
                FIRST_CERTIFICATE_ID + before.size(),
                c.texts("names"),
                c.text("issuer", "C=US, O=Range Trust, CN=Range Trust R1"),
                c.text("organisation", ""),
                notBefore,
                notAfter);
    }

    private static DomainRegistration domain(Settings d) {
        return new DomainRegistration(
                d.text("name"),
                d.text("registrar", "Range Registrar Ltd"),
                d.textOrNull("organisation"),
                d.textOrNull("email"),
                time(d, "created", "2012-03-04"),
                time(d, "expires", "2030-03-04"),
                d.texts("nameservers"),
                d.has("status") ? d.texts("status") : List.of("active"));
    }

    private static NetworkRegistration network(Settings n) {
        String cidr = n.text("cidr");
        int slash = cidr.indexOf('/');
        try {
            LogicalAddress.canonical(slash < 0 ? cidr : cidr.substring(0, slash));
        } catch (IllegalArgumentException e) {
            throw n.error("cidr", e.getMessage());
        }
        return new NetworkRegistration(
                cidr,
                n.text("name"),
                n.text("handle"),
                n.text("country", "ZZ"),
                n.text("organisation"));
    }

    private static Boundary boundary(Settings b) {
        return new Boundary(b.text("host"), b.text("path", "/"), b.integer("requestsMax", 0));
    }

    private static Budgets budgets(Settings b) {
        Budgets usual = Budgets.DEFAULT;
        return new Budgets(
                rate(b, "address", usual.address()),
                rate(b, "domain", usual.domain()),
                rate(b, "provider", usual.provider()),
                rate(b, "connects", usual.connects()),
                rate(b, "resolver", usual.resolver()),
                rate(b, "nameserver", usual.nameserver()));
    }

    private static Rate rate(Settings budgets, String field, Rate usual) {
        Settings r = budgets.object(field);
        JsonNode perSecond = r.raw("perSecond");
        return new Rate(
                perSecond.isNumber() ? perSecond.doubleValue() : usual.perSecond(),
                r.integer("burst", usual.burst()),
                r.integer("concurrency", usual.concurrency()));
    }

    private static Truth truth(Settings holder) {
        SortedMap<String, Expected> capabilities = new TreeMap<>();
        holder.objectMap("truth").forEach((name, e) -> capabilities.put(name, expected(e)));
        return new Truth(capabilities);
    }

    private static Expected expected(Settings e) {
        Set<String> truth = new LinkedHashSet<>(e.texts("truth"));
        List<String> decoys = e.texts("decoys");
        for (int i = 0; i < decoys.size(); i++) {
            if (truth.contains(decoys.get(i))) {
                throw e.error("decoys[" + i + "]", decoys.get(i) + " is also said to be true");
            }
        }
        return new Expected(truth, new LinkedHashSet<>(decoys), Set.copyOf(e.texts("neutral")));
    }

    private static Instant time(Settings holder, String field, String otherwise) {
        String text = holder.text(field, otherwise);
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw holder.error(
                    field, "must be a date as 2026-01-31 or 2026-01-31T10:00:00Z, was " + text);
        }
    }

    private static void requireDistinctHosts(List<WorldSite> sites) {
        Set<String> seen = new HashSet<>();
        for (WorldSite site : sites) {
            for (String address : site.addresses()) {
                for (Endpoint endpoint : site.endpoints()) {
                    String key = site.host() + " at " + address + " port " + endpoint.port();
                    if (!seen.add(key)) {
                        throw new WorldException(
                                site.file(), site.field("host"), key + " is already taken");
                    }
                }
            }
        }
    }
}
