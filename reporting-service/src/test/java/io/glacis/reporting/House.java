package io.glacis.reporting;

import static org.awaitility.Awaitility.await;

import io.glacis.contracts.AssetId;
import io.glacis.contracts.AssetKind;
import io.glacis.contracts.AssetObserved;
import io.glacis.contracts.AssetState;
import io.glacis.contracts.AttributionLink;
import io.glacis.contracts.BrandId;
import io.glacis.contracts.CheckId;
import io.glacis.contracts.Clearance;
import io.glacis.contracts.Digest;
import io.glacis.contracts.Event;
import io.glacis.contracts.EventId;
import io.glacis.contracts.EventType;
import io.glacis.contracts.FindingChanged;
import io.glacis.contracts.FindingId;
import io.glacis.contracts.FindingState;
import io.glacis.contracts.Grade;
import io.glacis.contracts.Lane;
import io.glacis.contracts.RatingComputed;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.Severity;
import io.glacis.contracts.TenantId;
import io.glacis.platform.work.Units;
import io.glacis.reporting.store.Sql;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;

/// The other services, as far as this one hears of them, and a person with an API token.
@ApplicationScoped
public class House {
    public static final TenantId TENANT = TenantId.DEFAULT;
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static final AtomicLong COUNT = new AtomicLong();

    private final Units units;
    private final Sql sql;

    House(Units units, Sql sql) {
        this.units = units;
        this.sql = sql;
    }

    /// Says events as rating and discovery do: through an outbox and Kafka, to whoever listens.
    public void say(Event... events) {
        for (Event event : events) {
            units.inTransaction(
                    event.tenant(),
                    unit -> {
                        unit.say(
                                EventId.of(
                                        EventType.of(event).wireName(),
                                        event.key(),
                                        "test " + COUNT.incrementAndGet()),
                                event);
                        return true;
                    });
        }
    }

    /// One number that a query gives, as this tenant.
    public long count(String query, Object... values) {
        return units.inTransaction(
                TENANT, _ -> sql.first(query, row -> row.number("count"), values).orElseThrow());
    }

    public void awaitCount(long expected, String query, Object... values) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> count(query, values) == expected);
    }

    public void awaitFinding(FindingId finding, long version) {
        awaitCount(
                1,
                "select count(*) as count from finding where finding_id = ? and version = ?",
                finding.text(),
                version);
    }

    /// Lets a brand's interval be over.
    public void makeDue(String name) {
        units.inTransaction(
                TENANT,
                _ ->
                        sql.run(
                                "update brand set next_scan_at = now() - interval '1 second' where"
                                        + " name = ?",
                                name));
    }

    /// Waits until the schedule has ticked some times: a brand that is due at each tick shows it.
    public void awaitScheduleTicks(int ticks) {
        for (int i = 0; i < ticks; i++) {
            String name = "Tick " + COUNT.incrementAndGet();
            declare(name, "tick.example");
            makeDue(name);
            awaitCount(
                    1,
                    "select count(*) as count from scan join brand using (tenant_id, brand_id)"
                            + " where name = ?",
                    name);
        }
    }

    /// An admin token of another tenant.
    public String tokenOf(String tenant) {
        TenantId other = new TenantId(tenant);
        String body = "glx_abcdefgh_" + "A".repeat(40);
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        String token = body + "_%08x".formatted(crc.getValue());
        units.inTransaction(
                other,
                _ ->
                        sql.run(
                                """
                                insert into api_token
                                    (tenant_id, public_id, key_digest, name, role, created_by, expires_at)
                                values (?, 'abcdefgh', ?, 'other', 'ADMIN', 'test', now() + interval '1 day')
                                on conflict do nothing
                                """,
                                tenant,
                                Digest.ofBytes(token.getBytes(StandardCharsets.US_ASCII))));
        return token;
    }

    /// A request with the launcher's token.
    public static RequestSpecification admin() {
        return RestAssured.given()
                .header("Authorization", "Bearer " + HomeResource.BOOTSTRAP_TOKEN)
                .contentType(ContentType.JSON);
    }

    /// A brand of its own for a test.
    public static BrandId declare(String name, String domain) {
        String id =
                admin().body(
                                Map.of(
                                        "name",
                                        name,
                                        "domains",
                                        List.of(domain),
                                        "consent",
                                        true,
                                        "scanInterval",
                                        "PT0S"))
                        .post("/api/v1/brands")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        return new BrandId(id);
    }

    public static AssetObserved asset(BrandId brand, AssetKind kind, String value) {
        AssetId id = AssetId.of(TENANT, kind, value);
        return new AssetObserved(
                TENANT,
                brand,
                ScanId.of(brand, "test"),
                1,
                Lane.INTERACTIVE,
                id,
                kind,
                value,
                Map.of("title", "Welcome", "server", "nginx"),
                List.of(
                        new AttributionLink(
                                "ct",
                                AssetKind.REGISTERED_DOMAIN,
                                "acme.example",
                                "named in a certificate of acme.example",
                                0.9,
                                null)),
                0.9,
                AssetState.OWNED,
                Clearance.POLITE_ACTIVE,
                List.of("staging"));
    }

    public static FindingChanged finding(
            BrandId brand,
            String check,
            String webApp,
            long version,
            FindingState state,
            String score) {
        CheckId checkId = new CheckId(check);
        AssetId asset = AssetId.of(TENANT, AssetKind.WEB_APP, webApp);
        return new FindingChanged(
                TENANT,
                brand,
                FindingId.of(TENANT, checkId, asset, ""),
                version,
                checkId,
                asset,
                AssetKind.WEB_APP,
                webApp,
                "",
                state,
                Severity.of(Double.parseDouble(score)),
                score,
                "Web App Hijack",
                asset.text(),
                "Jenkins can be read by anyone",
                "Anyone can read the build logs of this Jenkins.",
                95,
                Map.of("product", "Jenkins", "version", "2.440"),
                null,
                check + "@1",
                List.of("Open Manage Jenkins.", "Turn off anonymous read access."),
                "curl -s " + webApp + "/api/json",
                NOON,
                NOON.plusSeconds(version));
    }

    public static RatingComputed rating(
            BrandId brand, String score, Instant at, List<FindingId> behind) {
        return new RatingComputed(
                TENANT,
                brand,
                null,
                "GR-1",
                score,
                score,
                score,
                "100",
                Grade.of(Double.parseDouble(score)),
                "0.93",
                Map.of(Severity.CRITICAL, 1L, Severity.HIGH, 2L),
                List.of(
                        new RatingComputed.Factor(
                                "Web App Hijack", "0.12", "71.2", "0.22", 12, "0.95", false),
                        new RatingComputed.Factor(
                                "NHI & code secrets", "0.16", "88.0", "0.08", 3, "0.61", true)),
                List.of(
                        new RatingComputed.Line(
                                "Web App Hijack", "Jenkins can be read by anyone", "0.14", behind)),
                "inputs-" + at,
                at);
    }
}
