package io.glacis.investigation.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.glacis.contracts.AssetKind;
import io.glacis.contracts.BrandId;
import io.glacis.contracts.TenantId;
import io.glacis.investigation.secrets.Judgement;
import io.glacis.investigation.secrets.Shown;
import io.glacis.investigation.secrets.Status;
import io.glacis.investigation.sql.Sql;
import io.glacis.investigation.vault.Sealed;
import io.glacis.investigation.vault.Vault;
import io.glacis.platform.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Stores secrets, sealed, and where they were seen. Every method is called inside a transaction of
/// the tenant; storing the same sighting again changes nothing.
@ApplicationScoped
public class Cases {
    private static final int SIGHTINGS_READ_MAX = 50_000;
    private static final int TEXT_LENGTH_MAX = 1_000;

    private final Sql sql;
    private final Vault vault;

    public Cases(Sql sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    /// Joins each sighting to the case of its secret, which is sealed where it is new.
    ///
    /// Rows are written in the order of their keys, so that two tasks never wait for each other.
    public void note(TenantId tenant, BrandId brand, List<Sighting> sightings) {
        TreeMap<String, List<Sighting>> byFingerprint = new TreeMap<>();
        for (Sighting sighting : sightings) {
            byFingerprint
                    .computeIfAbsent(
                            vault.fingerprint(tenant, sighting.secret()), _ -> new ArrayList<>())
                    .add(sighting);
        }
        byFingerprint.forEach((fingerprint, seen) -> {
            noteSecret(tenant, fingerprint, seen.getFirst());
            seen.forEach(sighting -> noteSighting(tenant, brand, fingerprint, sighting));
        });
    }

    private void noteSecret(TenantId tenant, String fingerprint, Sighting sighting) {
        boolean isKnown =
                !sql.query(
                                "select 1 from secret where tenant_id = ? and fingerprint = ?",
                                row -> row.getInt(1),
                                tenant.text(),
                                fingerprint)
                        .isEmpty();
        if (isKnown) {
            return;
        }
        Judgement judgement = sighting.judgement();
        Sealed sealed = vault.seal(tenant, fingerprint, sighting.secret());
        sql.update(
                """
                insert into secret (tenant_id, fingerprint, masked, length, sealed, key_version,
                    issued_at, expires_at, facts)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                on conflict (tenant_id, fingerprint) do nothing
                """,
                tenant.text(),
                fingerprint,
                sighting.secret().mask(),
                sighting.secret().length(),
                sealed.bytes(),
                sealed.keyVersion(),
                time(judgement.issuedAt()),
                time(judgement.expiresAt()),
                written(judgement.facts()));
    }

    private void noteSighting(
            TenantId tenant, BrandId brand, String fingerprint, Sighting sighting) {
        Place place = sighting.place();
        var host = sighting.context().host();
        sql.update(
                """
                insert into sighting (tenant_id, brand_id, fingerprint, place_id, family, status,
                    source, permalink, path, line, commit_id, author, leaked_at, asset_kind,
                    asset_value, host, username, repository)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, brand_id, fingerprint, place_id) do nothing
                """,
                tenant.text(),
                brand.text(),
                fingerprint,
                place.id(),
                sighting.family(),
                sighting.judgement().status().name(),
                place.source(),
                bounded(place.permalink()),
                bounded(place.path()),
                place.line(),
                place.commit(),
                bounded(place.author()),
                time(place.leakedAt()),
                place.kind().name(),
                place.value(),
                host == null ? null : host.text(),
                bounded(sighting.context().user()),
                bounded(sighting.context().repository()));
    }

    /// The brand's cases, in the order of their fingerprints, judged as of now.
    List<SecretCase> of(TenantId tenant, BrandId brand, Instant now) {
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        sql.query(
                        """
                        select s.fingerprint, c.masked, c.issued_at, c.expires_at, c.facts,
                            s.family, s.status, s.source, s.permalink, s.path, s.line, s.commit_id,
                            s.author, s.leaked_at, s.asset_kind, s.asset_value, s.host, s.username,
                            s.repository
                        from sighting s
                        join secret c
                            on c.tenant_id = s.tenant_id and c.fingerprint = s.fingerprint
                        where s.tenant_id = ? and s.brand_id = ?
                        order by s.fingerprint, s.place_id
                        limit ?
                        """,
                        Cases::row,
                        tenant.text(),
                        brand.text(),
                        SIGHTINGS_READ_MAX)
                .forEach(row ->
                        rows.computeIfAbsent(row.fingerprint(), _ -> new ArrayList<>()).add(row));
        return rows.values().stream().map(seen -> merged(seen, now)).toList();
    }

    private record Row(
            String fingerprint,
            String masked,
            @Nullable Instant issuedAt,
            @Nullable Instant expiresAt,
            String facts,
            String family,
            Status status,
            SecretCase.Seen seen) {}

    private static SecretCase merged(List<Row> rows, Instant now) {
        Row any = rows.getFirst();
        // two rules may name one secret differently: the more specific name is not the generic one
        String family =
                rows.stream()
                        .map(Row::family)
                        .min((a, b) -> order(a).compareTo(order(b)))
                        .orElseThrow();
        Status status =
                rows.stream()
                        .filter(row -> row.family().equals(family))
                        .map(Row::status)
                        .min(Status::compareTo)
                        .orElseThrow();
        boolean hasEnded = any.expiresAt() != null && !any.expiresAt().isAfter(now);
        return new SecretCase(
                any.fingerprint(),
                family,
                any.masked(),
                any.issuedAt(),
                any.expiresAt(),
                hasEnded && status != Status.INVALID_STRUCTURE ? Status.EXPIRED : status,
                read(any.facts()),
                rows.stream().map(Row::seen).toList());
    }

    private static String order(String family) {
        return switch (family) {
            case "generic" -> "3";
            case "basic-auth", "registry-token" -> "2" + family;
            default -> "1" + family;
        };
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("fingerprint"),
                row.getString("masked"),
                instant(row, "issued_at"),
                instant(row, "expires_at"),
                row.getString("facts"),
                row.getString("family"),
                Status.valueOf(row.getString("status")),
                new SecretCase.Seen(
                        new Place(
                                row.getString("source"),
                                row.getString("permalink"),
                                row.getString("path"),
                                row.getInt("line"),
                                row.getString("commit_id"),
                                row.getString("author"),
                                instant(row, "leaked_at"),
                                AssetKind.valueOf(row.getString("asset_kind")),
                                row.getString("asset_value")),
                        row.getString("host"),
                        row.getString("username"),
                        row.getString("repository")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String bounded(@Nullable String text) {
        return text == null ? null : Shown.bounded(text, TEXT_LENGTH_MAX);
    }

    private static String written(Map<String, String> facts) {
        try {
            return Json.mapper().writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("facts cannot be written", e);
        }
    }

    private static Map<String, String> read(String json) {
        try {
            return Json.mapper().readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored facts cannot be read", e);
        }
    }
}
