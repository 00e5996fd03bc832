package io.glacis.investigation.hunt;

import com.fasterxml.jackson.databind.JsonNode;
import io.glacis.investigation.brand.WatchedBrand;
import io.glacis.investigation.cases.BrandSearch;
import io.glacis.investigation.cases.Sighting;
import io.glacis.investigation.secrets.Shown;
import io.glacis.platform.egress.Egress;
import io.glacis.platform.egress.WebUrl;
import io.glacis.platform.work.Task;
import io.glacis.platform.work.TaskEnd;
import io.glacis.platform.work.TaskHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.eclipse.jgit.revwalk.RevCommit;

/// Fetches one repository and searches every content that its history ever had.
@ApplicationScoped
class RepositoryTask implements TaskHandler {
    static final String PROBE = "investigation.repository";
    private static final Duration AFTER_FAULT = Duration.ofSeconds(2);
    private static final int AUTHOR_LENGTH_MAX = 200;

    private final Hunt hunt;
    private final Egress egress;
    private final BrandSearch search;
    private final HuntConfig config;

    RepositoryTask(Hunt hunt, Egress egress, BrandSearch search, HuntConfig config) {
        this.hunt = hunt;
        this.egress = egress;
        this.search = search;
        this.config = config;
    }

    @Override
    public String probe() {
        return PROBE;
    }

    @Override
    public TaskEnd run(Task task) throws URISyntaxException {
        WatchedBrand brand = hunt.brand(task).orElse(null);
        if (brand == null) {
            return hunt.brandIsUnknown(task);
        }
        JsonNode payload = Hunt.payload(task);
        String name = payload.path("repository").asText();
        CodeHost host =
                CodeHost.find(egress.profile().sources(), payload.path("api").asText())
                        .orElse(null);
        WebUrl url = host == null ? null : host.clone(name).orElse(null);
        if (host == null || url == null) {
            return hunt.failed(task, "the code host is no source any more");
        }
        try (GitHistory history =
                GitHistory.fetch(
                        url.text(),
                        EgressConnection.factory(
                                egress.http(), host.authority(), config.packBytesMax()),
                        config.blobBytesMax())) {
            List<Sighting> sightings = new ArrayList<>();
            WebUrl web = host.web().at("/" + name);
            history.read(
                    config.commitsMax(),
                    (commit, path, content) ->
                            sightings.addAll(search(brand, web, commit, path, content)));
            return hunt.done(task, sightings);
        } catch (IOException e) {
            return isTooLarge(e)
                    ? hunt.failed(task, "the repository is larger than the limit")
                    : hunt.later(task, "the repository cannot be fetched", AFTER_FAULT);
        }
    }

    private List<Sighting> search(
            WatchedBrand brand, WebUrl web, RevCommit commit, String path, byte[] content) {
        var author = GitHistory.author(commit);
        BrandSearch.Text text =
                new BrandSearch.Text(
                        content,
                        "code",
                        path,
                        commit.name(),
                        Shown.bounded(
                                author.getName() + " <" + author.getEmailAddress() + ">",
                                AUTHOR_LENGTH_MAX),
                        author.getWhenAsInstant(),
                        null);
        return search.in(
                brand,
                text,
                line -> web.text() + "/blob/" + commit.name() + "/" + encoded(path) + "#L" + line);
    }

    private static boolean isTooLarge(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof EgressConnection.TooLargeException
                    || cause instanceof TooLargeObjectInPackException) {
                return true;
            }
        }
        return false;
    }

    /// A path for an address: only what needs no escape stays as it is.
    private static String encoded(String path) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean isPlain =
                    (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || "-._~/".indexOf(c) >= 0;
            encoded.append(isPlain ? Character.toString(c) : "%%%02X".formatted((int) c));
        }
        return encoded.toString();
    }
}
