package io.glacis.discovery.web;

import io.glacis.contracts.Hostname;
import io.glacis.contracts.WebOrigin;
import io.glacis.discovery.attribution.Basis;
import io.glacis.discovery.attribution.Sighting;
import io.glacis.discovery.attribution.Subject;
import io.glacis.discovery.buckets.BucketHosts;
import io.glacis.discovery.names.Domains;
import io.glacis.discovery.names.Mentions;
import io.glacis.discovery.scope.ScanScope;
import io.glacis.platform.egress.HttpOutcome;
import io.glacis.platform.egress.WebUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// One visit of an origin: the answers on the way, and what they show.
///
/// @param answers the redirects that were followed and the last answer; at least one
record Visit(
        ScanScope scope,
        WebOrigin origin,
        List<HttpOutcome.Answered> answers,
        Set<String> storageHosts) {
    private static final int MISDIRECTED = 421;
    private static final List<String> HEADERS_WITH_NAMES =
            List.of(
                    "Location",
                    "Content-Security-Policy",
                    "Content-Security-Policy-Report-Only",
                    "Access-Control-Allow-Origin",
                    "Link",
                    "Set-Cookie");

    Visit {
        answers = List.copyOf(answers);
    }

    /// What was fetched besides the page.
    ///
    /// @param icon the digest of its icon
    /// @param scripts the texts of its scripts
    record Extras(Optional<String> icon, List<String> scripts) {
        static final Extras NONE = new Extras(Optional.empty(), List.of());
    }

    HttpOutcome.Answered last() {
        return answers.getLast();
    }

    Page page() {
        return Page.of(last());
    }

    /// Whether icon and scripts are worth further requests: a page that came from this very origin.
    boolean isWorthMore() {
        return last().status() == 200 && last().url().origin().equals(origin);
    }

    /// An origin that only sends visitors on to the same name over TLS is the same application.
    private boolean isUpgrade() {
        return origin.scheme().equals("http")
                && last().url().isHttps()
                && last().url().host().equals(origin.host());
    }

    List<Sighting> sightings(Extras extras, String evidence) {
        List<Sighting> sightings = new ArrayList<>();
        Subject app = Subject.webApp(origin);
        if (!isUpgrade() && answers.getFirst().status() != MISDIRECTED) {
            sightings.add(application(app, extras, evidence));
        }
        Subject from = isUpgrade() ? Subject.hostname(new Hostname(origin.host())) : app;
        names(extras).forEach(name -> sightings.addAll(named(name, evidence)));
        for (Subject bucket : buckets(extras)) {
            sightings.add(
                    Sighting.named(
                                    bucket,
                                    from,
                                    "web",
                                    Basis.LINKED,
                                    "a page or script of " + origin + " leads to it")
                            .withEvidence(evidence));
        }
        return sightings;
    }

    private Sighting application(Subject app, Extras extras, String evidence) {
        Hostname host = new Hostname(origin.host());
        Page page = page();
        Technology.Seen technology =
                Technology.in(last().headers(), page.title(), page.generator());
        Sighting seen =
                Sighting.seen(
                                app,
                                Subject.hostname(host),
                                "web",
                                Basis.PART_OF,
                                "an application of " + host)
                        .withEvidence(evidence)
                        .with("status", Integer.toString(answers.getFirst().status()))
                        .with("title", page.title())
                        .with("generator", page.generator())
                        .with("server", header("Server"))
                        .with("poweredBy", header("X-Powered-By"))
                        .with("technology", technology.products())
                        .with("favicon", extras.icon().orElse(""))
                        .with("login", page.hasLogin() ? "form" : "")
                        .with("simhash", Simhash.of(page.words()))
                        .with("redirects", redirects());
        Optional<Environment> environment = Environment.of(host.text());
        seen = seen.with("stagingReason", environment.map(Environment::reason).orElse(""));
        List<String> tags = new ArrayList<>();
        environment.map(Environment::tag).ifPresent(tags::add);
        if (technology.isDelivery()) {
            tags.add("sdlc");
        }
        Sighting tagged = seen.tagged(tags);
        return certificate().map(shown -> shown.describe(tagged)).orElse(tagged);
    }

    private Optional<ShownCertificate> certificate() {
        return ShownCertificate.of(answers.getFirst().tls());
    }

    private String header(String name) {
        return Page.shown(last().headers().first(name).orElse(""));
    }

    /// Where the redirects led, in their order, as one text.
    private String redirects() {
        return answers.size() == 1 && !last().isRedirect()
                ? ""
                : answers.stream()
                        .filter(HttpOutcome.Answered::isRedirect)
                        .flatMap(hop ->
                                hop
                                        .url()
                                        .resolve(hop.headers().first("Location").orElse(""))
                                        .stream())
                        .map(WebUrl::origin)
                        .map(WebOrigin::text)
                        .distinct()
                        .collect(Collectors.joining(" > "));
    }

    private SortedSet<Hostname> names(Extras extras) {
        SortedSet<Hostname> names = new TreeSet<>();
        texts(extras).forEach(text -> names.addAll(Mentions.in(text)));
        certificate().ifPresent(shown -> names.addAll(shown.names()));
        return names.stream()
                .filter(name -> scope.domainOf(name).isPresent())
                .filter(name -> !Domains.isService(name))
                .filter(name -> !name.text().equals(origin.host()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private SortedSet<Subject> buckets(Extras extras) {
        SortedSet<Subject> buckets = new TreeSet<>();
        texts(extras).forEach(text -> buckets.addAll(BucketHosts.in(text, storageHosts)));
        return buckets;
    }

    private List<String> texts(Extras extras) {
        List<String> texts = new ArrayList<>();
        for (HttpOutcome.Answered answered : answers) {
            texts.add(Page.of(answered).text());
            HEADERS_WITH_NAMES.forEach(name -> texts.addAll(answered.headers().all(name)));
        }
        texts.addAll(extras.scripts());
        return texts;
    }

    private List<Sighting> named(Hostname name, String evidence) {
        Subject subject = Subject.hostname(name);
        Subject origin = ScanScope.seed(scope.domainOf(name).orElseThrow());
        return origin.equals(subject)
                ? List.of()
                : List.of(
                        Sighting.named(
                                        subject,
                                        origin,
                                        "web",
                                        Basis.SUBDOMAIN,
                                        "named by a page, script or certificate of " + this.origin)
                                .withEvidence(evidence));
    }

    /// The visit as evidence, without what differs from visit to visit.
    String asEvidence() {
        StringBuilder text = new StringBuilder();
        for (HttpOutcome.Answered answered : answers) {
            text.append("GET ").append(answered.url().text()).append('\n');
            text.append("status ").append(answered.status()).append('\n');
            answered.headers().lines().stream()
                    .filter(line -> isStable(line.name()))
                    .map(line -> line.name() + ": " + Page.shown(line.value()) + "\n")
                    .sorted()
                    .forEach(text::append);
        }
        return text.append("title ").append(page().title()).append('\n').toString();
    }

    private static boolean isStable(String header) {
        return switch (header.toLowerCase(Locale.ROOT)) {
            case "server", "x-powered-by", "content-type", "www-authenticate", "x-jenkins", "via" ->
                    true;
            default -> false;
        };
    }
}
