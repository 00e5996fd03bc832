package io.glacis.investigation.hunt;

import com.fasterxml.jackson.databind.JsonNode;
import io.glacis.contracts.Hostname;
import io.glacis.investigation.brand.WatchedBrand;
import io.glacis.platform.egress.Egress;
import io.glacis.platform.wire.Json;
import io.glacis.platform.work.NewTask;
import io.glacis.platform.work.Task;
import io.glacis.platform.work.TaskEnd;
import io.glacis.platform.work.TaskHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;

/// Asks a code host which repositories mention a domain, and has each searched with its history.
@ApplicationScoped
class CodeSearchTask implements TaskHandler {
    static final String PROBE = "investigation.code-search";

    private final Hunt hunt;
    private final SourceClient sources;
    private final Egress egress;
    private final HuntConfig config;

    CodeSearchTask(Hunt hunt, SourceClient sources, Egress egress, HuntConfig config) {
        this.hunt = hunt;
        this.sources = sources;
        this.egress = egress;
        this.config = config;
    }

    @Override
    public String probe() {
        return PROBE;
    }

    @Override
    public TaskEnd run(Task task) throws IOException {
        WatchedBrand brand = hunt.brand(task).orElse(null);
        if (brand == null) {
            return hunt.brandIsUnknown(task);
        }
        JsonNode payload = Hunt.payload(task);
        CodeHost host =
                CodeHost.find(egress.profile().sources(), payload.path("api").asText())
                        .orElse(null);
        if (host == null) {
            return hunt.failed(task, "the code host is no source any more");
        }
        Hostname domain = new Hostname(payload.path("domain").asText());
        TreeSet<String> names = new TreeSet<>();
        for (int page = 1; page <= config.pagesMax(); page++) {
            SourceAnswer answer =
                    sources.get(host.authority(), host.searchCode(domain, page), host.headers());
            if (!(answer instanceof SourceAnswer.Given(var given))) {
                return hunt.unanswered(task, answer);
            }
            JsonNode items = SourceClient.json(given).path("items");
            items.forEach(item -> names.add(item.at("/repository/full_name").asText("")));
            boolean isLast =
                    items.isEmpty()
                            || !given.headers().first("Link").orElse("").contains("rel=\"next\"");
            if (isLast) {
                break;
            }
        }
        List<NewTask> next =
                names.stream()
                        .filter(name -> host.clone(name).isPresent())
                        .limit(config.repositoriesMax())
                        .map(name -> repository(task, brand, host, name))
                        .toList();
        return hunt.done(task, List.of(), unit -> next.forEach(unit::spawn));
    }

    private static NewTask repository(
            Task task, WatchedBrand brand, CodeHost host, String fullName) {
        return Hunt.follow(
                task,
                brand,
                RepositoryTask.PROBE,
                host.api().text() + "|" + fullName,
                Json.mapper()
                        .createObjectNode()
                        .put("api", host.api().text())
                        .put("repository", fullName));
    }
}
