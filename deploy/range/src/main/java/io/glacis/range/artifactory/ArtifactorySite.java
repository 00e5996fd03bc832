package io.glacis.range.artifactory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.glacis.range.artifactory.Accounts.Account;
import io.glacis.range.artifactory.Accounts.Presented;
import io.glacis.range.artifactory.Accounts.Status;
import io.glacis.range.web.Reply;
import io.glacis.range.web.Request;
import io.glacis.range.web.Site;
import io.glacis.range.world.Settings;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Answers as Artifactory does, its oddities included: a revocation of an unknown token by the old
/// call is a 200, by the new one a 204, and an API key cannot revoke itself.
final class ArtifactorySite implements Site {
    /// One repository; `anonymous` says whether a request without a credential sees it.
    record Repo(String key, String type, String packageType, boolean anonymous) {
        static Repo read(Settings entry) {
            entry.allow("key", "type", "package", "anonymous");
            return new Repo(
                    entry.text("key"),
                    entry.text("type", "LOCAL"),
                    entry.text("package", "Maven"),
                    entry.flag("anonymous", true));
        }
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REVOKE_OLD = "/artifactory/api/security/token/revoke";
    private static final String API_KEY = "/artifactory/api/security/apiKey";
    private static final String TOKENS = "/access/api/v1/tokens/";

    private final String version;
    private final String serviceId;
    private final boolean anonymous;
    private final Accounts accounts;
    private final List<Repo> repositories;
    private final String rootCertificate;

    ArtifactorySite(
            String version,
            String serviceId,
            boolean anonymous,
            Accounts accounts,
            List<Repo> repositories,
            byte[] rootCertificate) {
        this.version = version;
        this.serviceId = serviceId;
        this.anonymous = anonymous;
        this.accounts = accounts;
        this.repositories = List.copyOf(repositories);
        this.rootCertificate = Base64.getEncoder().encodeToString(rootCertificate);
    }

    @Override
    public Reply answer(Request request) {
        return route(request)
                .withHeader("X-JFrog-Version", "Artifactory/" + version + " 77705900")
                .withHeader("X-Artifactory-Id", serviceId)
                .withHeader("Server", "Artifactory/" + version);
    }

    private Reply route(Request request) {
        String path = request.decodedPath();
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        return switch (path) {
            case "/", "/artifactory", "/artifactory/" -> Reply.redirect(302, "/ui/");
            case "/ui", "/ui/", "/ui/login", "/ui/login/" ->
                    Reply.html(200, "<!doctype html><title>JFrog</title><div id=\"app\"></div>");
            case "/artifactory/api/system/ping" -> ping(request);
            case "/artifactory/api/system/version" ->
                    Reply.json(
                            200,
                            Map.of("version", version, "revision", "77705900", "license", "-"));
            case "/artifactory/api/repositories" -> repositories(request);
            case "/access/api/v1/cert/root" -> Reply.text(200, reads ? rootCertificate : "");
            case REVOKE_OLD -> revokeOld(request);
            default -> {
                if (path.startsWith(TOKENS)) {
                    yield tokens(request, path.substring(TOKENS.length()));
                }
                if (path.startsWith(API_KEY) && request.method().equals("DELETE")) {
                    yield revokeApiKey(request, path.substring(API_KEY.length()));
                }
                yield error(404, "File not found.");
            }
        };
    }

    private Reply ping(Request request) {
        Reply refusal = refusal(accounts.presented(request));
        return refusal == null ? Reply.text(200, "OK") : refusal;
    }

    private Reply repositories(Request request) {
        Presented presented = accounts.presented(request);
        Reply refusal = refusal(presented);
        if (refusal != null) {
            return refusal;
        }
        boolean known = presented instanceof Presented.Known;
        if (!known && !anonymous) {
            return error(401, "Authentication is required")
                    .withHeader("WWW-Authenticate", "Basic realm=\"Artifactory Realm\"");
        }
        return Reply.json(
                200,
                repositories.stream()
                        .filter(repo -> known || repo.anonymous())
                        .map(repo -> shown(repo, request.origin()))
                        .toList());
    }

    private static Map<String, String> shown(Repo repo, String origin) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("key", repo.key());
        fields.put("type", repo.type());
        fields.put("packageType", repo.packageType());
        fields.put("url", origin + "/artifactory/" + repo.key());
        return fields;
    }

    private @Nullable Reply refusal(Presented presented) {
        return switch (presented) {
            case Presented.Nothing() -> null;
            case Presented.Unknown() -> error(401, "Bad credentials");
            case Presented.Known(Account account) ->
                    switch (account.status()) {
                        case VALID -> null;
                        case EXPIRED -> error(401, "Token failed verification: expired");
                        case REVOKED ->
                                error(
                                        401,
                                        account.isApiKey()
                                                ? "Props Authentication Token not found"
                                                : "Token failed verification: revoked");
                    };
        };
    }

    private Reply tokens(Request request, String rest) {
        return switch (accounts.presented(request)) {
            case Presented.Nothing() -> unauthorized("Authentication is required");
            case Presented.Unknown() -> unauthorized("Invalid token, failed to parse");
            case Presented.Known(Account a) when a.status() == Status.EXPIRED ->
                    unauthorized("Invalid token, expired");
            case Presented.Known(Account a) when a.status() == Status.REVOKED ->
                    unauthorized("Invalid token, revoked");
            case Presented.Known(Account a) when rest.equals("me") -> me(request, a);
            case Presented.Known(Account a) when request.method().equals("DELETE") ->
                    revoke(request, a, rest);
            case Presented.Known(_) -> error(404, "Not Found");
        };
    }

    private Reply me(Request request, Account account) {
        if (request.method().equals("DELETE")) {
            accounts.revoke(account);
            return Reply.json(200, Map.of("revoked-token-id", account.id()));
        }
        Map<String, Object> fields = new TreeMap<>();
        fields.put("token_id", account.id());
        fields.put("subject", serviceId + "/users/" + account.user());
        fields.put("issued_at", 1_680_000_000);
        fields.put("issuer", serviceId);
        fields.put("refreshable", false);
        fields.put(
                "scope",
                account.admin() ? "applied-permissions/admin" : "applied-permissions/user");
        return Reply.json(200, fields);
    }

    private Reply revoke(Request request, Account caller, String rest) {
        Account victim =
                rest.equals("revoke") ? accounts.byToken(tokenIn(request)) : accounts.byId(rest);
        if (!caller.admin() && !caller.equals(victim)) {
            return error(403, "Forbidden");
        }
        if (victim == null) {
            return rest.equals("revoke") ? error(400, "Token not found") : Reply.status(204);
        }
        accounts.revoke(victim);
        return Reply.json(200, Map.of("revoked-token-id", victim.id()));
    }

    private static @Nullable String tokenIn(Request request) {
        try {
            return JSON.readTree(request.body()).path("token").textValue();
        } catch (JsonProcessingException e) {
            return null;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Reply revokeOld(Request request) {
        if (!(accounts.presented(request) instanceof Presented.Known(Account caller))
                || caller.status() != Status.VALID
                || !caller.admin()) {
            return error(401, "Bad credentials");
        }
        String token = request.formField("token");
        Account victim =
                token == null
                        ? accounts.byId(request.formField("token_id"))
                        : accounts.byToken(token);
        if (victim == null) {
            return Reply.text(200, "Token not found");
        }
        accounts.revoke(victim);
        return Reply.text(200, "Token revoked");
    }

    private Reply revokeApiKey(Request request, String rest) {
        if (!(accounts.presented(request) instanceof Presented.Known(Account caller))
                || caller.status() != Status.VALID) {
            return error(401, "Bad credentials");
        }
        if (caller.isApiKey()) {
            return error(403, "The use of apiKey as authentication is forbidden for this api call");
        }
        String user = rest.isEmpty() ? caller.user() : rest.substring(1);
        if (!caller.admin() && !user.equals(caller.user())) {
            return error(403, "Forbidden");
        }
        Account key = accounts.apiKeyOf(user);
        if (key == null) {
            return error(404, "Api key wasn't found");
        }
        accounts.revoke(key);
        return Reply.json(
                200,
                Map.of("info", "Api key for user: '" + user + "' has been successfully revoked"));
    }

    private static Reply error(int status, String message) {
        return Reply.json(
                status, Map.of("errors", List.of(Map.of("status", status, "message", message))));
    }

    private static Reply unauthorized(String message) {
        return Reply.json(
                401, Map.of("errors", List.of(Map.of("code", "UNAUTHORIZED", "message", message))));
    }
}
