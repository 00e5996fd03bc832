package io.glacis.investigation.hunt;

import com.fasterxml.jackson.databind.JsonNode;
import io.glacis.contracts.AssetId;
import io.glacis.contracts.AssetKind;
import io.glacis.contracts.CheckId;
import io.glacis.contracts.EventId;
import io.glacis.contracts.EventType;
import io.glacis.contracts.Hostname;
import io.glacis.contracts.Outcome;
import io.glacis.contracts.Service;
import io.glacis.contracts.Stage;
import io.glacis.contracts.TaskId;
import io.glacis.contracts.Verdict;
import io.glacis.contracts.VerdictsReached;
import io.glacis.investigation.context.Mentions;
import io.glacis.investigation.secrets.Shown;
import io.glacis.platform.egress.Authority;
import io.glacis.platform.egress.Egress;
import io.glacis.platform.egress.WebUrl;
import io.glacis.platform.work.Task;
import io.glacis.platform.work.TaskEnd;
import io.glacis.platform.work.TaskHandler;
import io.glacis.platform.work.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Reads what extortion groups claim, and says whether one of them names a domain.
///
/// Only the domain itself counts: titles are cut and garbled, and many organisations share a name.
@ApplicationScoped
class LeakSiteTask implements TaskHandler {
    static final String PROBE = "investigation.leak-site";
    private static final CheckId LISTED = new CheckId("leaksite.listed");
    private static final String RULE = "leaksite.listed@1";
    private static final int QOD = 80;
    private static final int FACT_LENGTH_MAX = 500;
    private static final int LOCATOR_LENGTH_MAX = 100;
    private static final int CLAIMS_MAX = 50;

    private final Hunt hunt;
    private final SourceClient sources;
    private final Egress egress;

    LeakSiteTask(Hunt hunt, SourceClient sources, Egress egress) {
        this.hunt = hunt;
        this.sources = sources;
        this.egress = egress;
    }

    @Override
    public String probe() {
        return PROBE;
    }

    @Override
    public TaskEnd run(Task task) {
        WebUrl feed = egress.profile().source("/leak").orElse(null);
        if (feed == null) {
            return hunt.failed(task, "the leak feed is no source any more");
        }
        Authority.Source source = new Authority.Source("leak", Set.of(feed.host()));
        SourceAnswer answer = sources.get(source, feed.at("/recentvictims"), Map.of());
        if (!(answer instanceof SourceAnswer.Given(var given))) {
            return hunt.unanswered(task, answer);
        }
        Hostname domain = new Hostname(Hunt.payload(task).path("domain").asText());
        List<Verdict> verdicts = verdicts(SourceClient.json(given), domain);
        return hunt.done(task, List.of(), unit -> say(unit, task, domain, verdicts));
    }

    /// One verdict for each group that names the domain, or one that says that none does.
    static List<Verdict> verdicts(JsonNode posts, Hostname domain) {
        Map<String, JsonNode> firstByGroup = new TreeMap<>();
        for (JsonNode post : posts) {
            String named =
                    post.path("website").asText("") + "\n" + post.path("post_title").asText("");
            String group =
                    Shown.bounded(post.path("group_name").asText(""), LOCATOR_LENGTH_MAX)
                            .toLowerCase(Locale.ROOT);
            if (!group.isBlank() && !Mentions.of(named, List.of(domain)).isEmpty()) {
                firstByGroup.merge(group, post, LeakSiteTask::earlier);
            }
        }
        if (firstByGroup.isEmpty()) {
            return List.of(
                    new Verdict(
                            LISTED,
                            "",
                            Outcome.CLOSED,
                            null,
                            QOD,
                            "No leak site names this domain.",
                            Map.of(),
                            null,
                            RULE));
        }
        List<Verdict> verdicts = new ArrayList<>();
        firstByGroup.entrySet().stream()
                .limit(CLAIMS_MAX)
                .forEach(claim -> verdicts.add(verdict(claim.getKey(), claim.getValue())));
        return verdicts;
    }

    private static JsonNode earlier(JsonNode one, JsonNode other) {
        String first = one.path("discovered").asText("") + one;
        String second = other.path("discovered").asText("") + other;
        return first.compareTo(second) <= 0 ? one : other;
    }

    private static Verdict verdict(String group, JsonNode post) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("group", group);
        for (String field :
                List.of(
                        "post_title",
                        "discovered",
                        "published",
                        "website",
                        "country",
                        "activity")) {
            String value = Shown.bounded(post.path(field).asText(""), FACT_LENGTH_MAX);
            if (!value.isBlank()) {
                facts.put(field, value);
            }
        }
        return new Verdict(
                LISTED,
                group,
                Outcome.EXPOSED,
                null,
                QOD,
                "The group " + group + " claims on its leak site to have data of this domain.",
                facts,
                null,
                RULE);
    }

    private static void say(Unit unit, Task task, Hostname domain, List<Verdict> verdicts) {
        String part = task.id().text();
        TaskId rating = TaskId.handoff(task.requireScan(), Service.RATING, part, task.generation());
        unit.say(
                EventId.of(EventType.VERDICTS_REACHED.wireName(), part, "said"),
                new VerdictsReached(
                        task.tenant(),
                        task.brand(),
                        task.requireScan(),
                        task.generation(),
                        task.lane(),
                        Service.INVESTIGATION,
                        rating,
                        part,
                        AssetId.of(task.tenant(), AssetKind.REGISTERED_DOMAIN, domain.text()),
                        AssetKind.REGISTERED_DOMAIN,
                        domain.text(),
                        verdicts));
        unit.announce(rating, Stage.RATING);
    }
}
