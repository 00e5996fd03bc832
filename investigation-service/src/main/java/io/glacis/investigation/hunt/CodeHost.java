package io.glacis.investigation.hunt;

import com.fasterxml.jackson.databind.JsonNode;
import io.glacis.contracts.Hostname;
import io.glacis.platform.egress.Authority;
import io.glacis.platform.egress.WebUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A code host in GitHub's shape, as the egress profile names it: `kind`, `api`, `web`, and perhaps
/// `tokenFile`.
///
/// Clones come from the web host alone, whatever the API says.
record CodeHost(WebUrl api, WebUrl web, @Nullable Path tokenFile) {
    private static final String API = "api.";
    private static final int TOKEN_LENGTH_MAX = 1_024;

    /// The hosts of kind `github` among the profile's sources.
    static List<CodeHost> in(JsonNode sources) {
        List<CodeHost> hosts = new ArrayList<>();
        for (JsonNode entry : sources.path("code")) {
            if (entry.path("kind").asText("").equals("github")) {
                WebUrl api = WebUrl.of(entry.path("api").asText(""));
                WebUrl web =
                        entry.path("web").isTextual()
                                ? WebUrl.of(entry.path("web").textValue())
                                : webOf(api);
                hosts.add(
                        new CodeHost(
                                api,
                                web,
                                entry.path("tokenFile").isTextual()
                                        ? Path.of(entry.path("tokenFile").textValue())
                                        : null));
            }
        }
        return hosts;
    }

    /// The host whose API has this address.
    static Optional<CodeHost> find(JsonNode sources, String api) {
        return in(sources).stream().filter(host -> host.api().text().equals(api)).findFirst();
    }

    private static WebUrl webOf(WebUrl api) {
        return api.host().startsWith(API)
                ? WebUrl.of(api.scheme() + "://" + api.host().substring(API.length()) + "/")
                : api;
    }

    Authority.Source authority() {
        return new Authority.Source("code", Set.of(api.host(), web.host()));
    }

    Map<String, String> headers() throws IOException {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Accept", "application/vnd.github+json");
        headers.put("X-GitHub-Api-Version", "2022-11-28");
        if (tokenFile != null) {
            String token = Files.readString(tokenFile).strip();
            if (token.length() > TOKEN_LENGTH_MAX) {
                throw new IOException("the code host's token file is too long");
            }
            headers.put("Authorization", "Bearer " + token);
        }
        return headers;
    }

    WebUrl searchCode(Hostname domain, int page) {
        return api.at("/search/code")
                .with("q", '"' + domain.text() + '"')
                .with("per_page", "100")
                .with("page", Integer.toString(page));
    }

    WebUrl publicSnippets(int page) {
        return api.at("/gists/public").with("per_page", "100").with("page", Integer.toString(page));
    }

    /// Where a repository is cloned from, when its name is one.
    Optional<WebUrl> clone(String fullName) {
        return fullName.matches("[A-Za-z0-9._-]{1,100}/[A-Za-z0-9._-]{1,100}")
                        && !fullName.contains("..")
                ? Optional.of(web.at("/" + fullName + ".git"))
                : Optional.empty();
    }
}
