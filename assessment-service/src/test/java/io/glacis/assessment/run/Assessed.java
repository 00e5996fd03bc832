package io.glacis.assessment.run;

import io.glacis.assessment.assets.AssetView;
import io.glacis.assessment.storage.Doors;
import io.glacis.assessment.storage.S3Endpoints;
import io.glacis.assessment.testkit.FakeStorage;
import io.glacis.assessment.testkit.FakeWeb;
import io.glacis.assessment.web.Visit;
import io.glacis.contracts.AssetId;
import io.glacis.contracts.AssetKind;
import io.glacis.contracts.BrandId;
import io.glacis.contracts.Clearance;
import io.glacis.contracts.Digest;
import io.glacis.contracts.Hostname;
import io.glacis.contracts.Outcome;
import io.glacis.contracts.Scope;
import io.glacis.contracts.TenantId;
import io.glacis.contracts.Verdict;
import io.glacis.platform.egress.Authority;
import io.glacis.platform.egress.BucketListing;
import io.glacis.platform.egress.HttpAsk;
import io.glacis.platform.egress.HttpOutcome;
import io.glacis.platform.egress.Limits;
import io.glacis.platform.egress.ObjectPart;
import io.glacis.platform.egress.S3Endpoint;
import io.glacis.platform.egress.S3Outcome;
import io.glacis.platform.egress.WebUrl;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/// An asset assessed through a fake web, with its verdicts and its evidence.
record Assessed(List<Verdict> verdicts, Map<String, String> evidence) {
    static final String ORIGIN = "https://app.acme.example";
    private static final BrandId BRAND = BrandId.of(TenantId.DEFAULT, "Acme");
    private static final Scope SCOPE =
            new Scope(
                    List.of(new Hostname("acme.example")),
                    List.of(),
                    List.of(),
                    List.of(),
                    Clearance.POLITE_ACTIVE);

    static Assessed webApp(FakeWeb web) {
        return webApp(web, Map.of());
    }

    static Assessed webApp(FakeWeb web, Map<String, SortedSet<String>> known) {
        return of(new WebOnly(web), view(AssetKind.WEB_APP, ORIGIN), known);
    }

    static Assessed bucket(FakeStorage storage, String name) {
        return bucket(storage, name, Map.of());
    }

    static Assessed bucket(FakeStorage storage, String name, Map<String, SortedSet<String>> known) {
        return of(storage, view(AssetKind.BUCKET, "s3:" + name), known);
    }

    private static Assessed of(Doors doors, AssetView view, Map<String, SortedSet<String>> known) {
        Map<String, String> evidence = new TreeMap<>();
        Assessor assessor =
                new Assessor(
                        doors,
                        new S3Endpoints(
                                WebUrl.of("https://" + FakeStorage.HOST + "/"), "us-east-1"),
                        new Visit.Manners(
                                200, Limits.DEFAULT.withWireBytesMax(65_536), Duration.ZERO),
                        (_, bytes) -> {
                            String digest = Digest.ofBytes(bytes);
                            evidence.put(digest, new String(bytes, StandardCharsets.UTF_8));
                            return digest;
                        });
        return new Assessed(assessor.assess(view, SCOPE, "seed", known), evidence);
    }

    private static AssetView view(AssetKind kind, String value) {
        return new AssetView(
                TenantId.DEFAULT,
                BRAND,
                AssetId.of(TenantId.DEFAULT, kind, value),
                kind,
                value,
                Clearance.POLITE_ACTIVE);
    }

    /// The only verdict of a check, as its outcome.
    Outcome outcome(String check) {
        return verdict(check).outcome();
    }

    Verdict verdict(String check) {
        List<Verdict> found =
                verdicts.stream().filter(v -> v.check().text().equals(check)).toList();
        if (found.size() != 1) {
            throw new AssertionError(check + " has " + found.size() + " verdicts");
        }
        return found.getFirst();
    }

    Optional<Verdict> at(String check, String locator) {
        return verdicts.stream()
                .filter(v -> v.check().text().equals(check) && v.locator().equals(locator))
                .findFirst();
    }

    /// `check outcome` of every exposed one, in order.
    List<String> exposed() {
        return verdicts.stream()
                .filter(v -> v.outcome() == Outcome.EXPOSED)
                .map(v -> v.check().text())
                .distinct()
                .toList();
    }

    private record WebOnly(FakeWeb web) implements Doors {
        @Override
        public S3Outcome<BucketListing> list(
                Authority authority, S3Endpoint endpoint, String bucket, int keysMax) {
            throw new IllegalStateException("no bucket here");
        }

        @Override
        public S3Outcome<ObjectPart> get(
                Authority authority, S3Endpoint endpoint, String bucket, String key, int bytesMax) {
            throw new IllegalStateException("no bucket here");
        }

        @Override
        public HttpOutcome ask(Authority authority, HttpAsk ask) {
            return web.ask(authority, ask);
        }
    }
}
