package io.glacis.investigation.hunt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glacis.contracts.Stage;
import io.glacis.investigation.brand.WatchedBrand;
import io.glacis.platform.egress.Egress;
import io.glacis.platform.egress.EgressProfile;
import io.glacis.platform.wire.Json;
import io.glacis.platform.work.NewTask;
import io.glacis.platform.work.Task;
import io.glacis.platform.work.TaskEnd;
import io.glacis.platform.work.TaskHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/// Spreads the hunt by one domain over the sources that the egress profile names.
@ApplicationScoped
class HuntTask implements TaskHandler {
    static final String PROBE = "investigation.hunt";

    private final Hunt hunt;
    private final EgressProfile profile;

    HuntTask(Hunt hunt, Egress egress) {
        this.hunt = hunt;
        this.profile = egress.profile();
    }

    @Override
    public String probe() {
        return PROBE;
    }

    @Override
    public TaskEnd run(Task task) {
        WatchedBrand brand = hunt.brand(task).orElse(null);
        if (brand == null) {
            return hunt.brandIsUnknown(task);
        }
        List<NewTask> next = next(task, brand);
        return hunt.done(task, List.of(), unit -> next.forEach(unit::spawn));
    }

    private List<NewTask> next(Task task, WatchedBrand brand) {
        String domain = Hunt.payload(task).path("domain").asText();
        List<NewTask> next = new ArrayList<>();
        for (CodeHost host : CodeHost.in(profile.sources())) {
            String api = host.api().text();
            ObjectNode payload = Json.mapper().createObjectNode().put("api", api);
            next.add(
                    NewTask.following(
                            task,
                            Stage.LEAKS,
                            CodeSearchTask.PROBE,
                            api + "|" + domain,
                            payload.deepCopy().put("domain", domain).toString()));
            next.add(Hunt.follow(task, brand, SnippetsTask.PROBE, api, payload));
        }
        profile.source("/paste")
                .ifPresent(url ->
                        next.add(
                                Hunt.follow(
                                        task,
                                        brand,
                                        PastesTask.PROBE,
                                        url.text(),
                                        Json.mapper().createObjectNode())));
        profile.source("/leak")
                .ifPresent(url ->
                        next.add(
                                NewTask.following(
                                        task,
                                        Stage.LEAKS,
                                        LeakSiteTask.PROBE,
                                        url.text() + "|" + domain,
                                        Json.mapper()
                                                .createObjectNode()
                                                .put("domain", domain)
                                                .toString())));
        return next;
    }
}
