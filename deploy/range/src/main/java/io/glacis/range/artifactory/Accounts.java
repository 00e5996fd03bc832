package io.glacis.range.artifactory;

import io.glacis.range.web.Request;
import io.glacis.range.world.Settings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The credentials that one Artifactory knows, and whether each still works.
final class Accounts {
    /// What the server thinks of a credential.
    enum Status {
        VALID,
        EXPIRED,
        REVOKED
    }

    /// A known credential.
    record Account(String token, String id, String user, boolean admin, Status status) {
        boolean isApiKey() {
            return token.startsWith("AKCp");
        }
    }

    /// What a request carried: nothing, something unknown, or a known credential.
    sealed interface Presented {
        record Nothing() implements Presented {}

        record Unknown() implements Presented {}

        record Known(Account account) implements Presented {}
    }

    private final Map<String, Account> byToken = new ConcurrentHashMap<>();

    Accounts(List<Settings> tokens) {
        for (Settings entry : tokens) {
            entry.allow("token", "user", "status", "admin");
            String token = entry.text("token");
            byToken.put(
                    token,
                    new Account(
                            token,
                            UUID.nameUUIDFromBytes(token.getBytes(StandardCharsets.UTF_8))
                                    .toString(),
                            entry.text("user"),
                            entry.flag("admin", false),
                            Status.valueOf(
                                    entry.oneOf("status", "valid", "expired", "revoked")
                                            .toUpperCase(Locale.ROOT))));
        }
    }

    Presented presented(Request request) {
        String secret = secretOf(request);
        if (secret == null) {
            return new Presented.Nothing();
        }
        Account account = byToken.get(secret);
        return account == null ? new Presented.Unknown() : new Presented.Known(account);
    }

    @Nullable Account byToken(@Nullable String token) {
        return token == null ? null : byToken.get(token);
    }

    @Nullable Account byId(@Nullable String id) {
        return byToken.values().stream().filter(a -> a.id().equals(id)).findAny().orElse(null);
    }

    @Nullable Account apiKeyOf(String user) {
        return byToken.values().stream()
                .filter(a -> a.isApiKey() && a.user().equals(user) && a.status() == Status.VALID)
                .findAny()
                .orElse(null);
    }

    void revoke(Account account) {
        byToken.put(
                account.token(),
                new Account(
                        account.token(),
                        account.id(),
                        account.user(),
                        account.admin(),
                        Status.REVOKED));
    }

    private static @Nullable String secretOf(Request request) {
        for (String header : List.of("x-jfrog-art-api", "x-api-key")) {
            String key = request.first(header);
            if (key != null) {
                return key.strip();
            }
        }
        String authorization = request.first("authorization");
        if (authorization == null) {
            return null;
        }
        String[] parts = authorization.strip().split("\\s+", 2);
        if (parts.length < 2) {
            return "";
        }
        return parts[0].equalsIgnoreCase("basic") ? passwordOf(parts[1]) : parts[1];
    }

    private static String passwordOf(String basic) {
        try {
            String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
