package io.glacis.investigation.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.glacis.contracts.AssetId;
import io.glacis.contracts.AssetKind;
import io.glacis.contracts.EventId;
import io.glacis.contracts.EventType;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.Service;
import io.glacis.contracts.Stage;
import io.glacis.contracts.TaskId;
import io.glacis.contracts.TenantId;
import io.glacis.contracts.Verdict;
import io.glacis.contracts.VerdictsReached;
import io.glacis.platform.evidence.EvidenceStore;
import io.glacis.platform.wire.Json;
import io.glacis.platform.work.Task;
import io.glacis.platform.work.TaskEnd;
import io.glacis.platform.work.TaskHandler;
import io.glacis.platform.work.Unit;
import io.glacis.platform.work.Units;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says the verdicts of all cases of a brand, grouped by the asset that each secret hangs on.
@ApplicationScoped
class ConcludeTask implements TaskHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ConcludeTask.class);
    private static final int VERDICTS_PER_EVENT = 20;
    private static final int EVENTS_MAX = 390;
    private static final int PLACES_IN_EVIDENCE = 200;

    private final Units units;
    private final Cases cases;
    private final EvidenceStore evidence;

    ConcludeTask(Units units, Cases cases, EvidenceStore evidence) {
        this.units = units;
        this.cases = cases;
        this.evidence = evidence;
    }

    /// One event in the making.
    private record Page(AssetKind kind, String value, int number, List<Verdict> verdicts) {}

    @Override
    public String probe() {
        return Conclusion.PROBE;
    }

    @Override
    public TaskEnd run(Task task) {
        List<SecretCase> found =
                units.inTransaction(
                        task.tenant(), unit -> cases.of(task.tenant(), task.brand(), unit.now()));
        List<Page> pages = pages(task.tenant(), found);
        if (pages.size() > EVENTS_MAX) {
            LOG.atWarn()
                    .addKeyValue("brand", task.brand())
                    .addKeyValue("events", pages.size())
                    .log("more leaks than one conclusion can say");
        }
        return TaskEnd.done(
                unit -> pages.stream().limit(EVENTS_MAX).forEach(page -> say(unit, task, page)));
    }

    private List<Page> pages(TenantId tenant, List<SecretCase> found) {
        TreeMap<String, List<SecretCase>> byAsset = new TreeMap<>();
        for (SecretCase one : found) {
            byAsset.computeIfAbsent(
                            one.assetKind() + " " + one.assetValue(), _ -> new ArrayList<>())
                    .add(one);
        }
        List<Page> pages = new ArrayList<>();
        for (List<SecretCase> group : byAsset.values()) {
            for (int from = 0; from < group.size(); from += VERDICTS_PER_EVENT) {
                int to = Math.min(group.size(), from + VERDICTS_PER_EVENT);
                SecretCase any = group.getFirst();
                pages.add(
                        new Page(
                                any.assetKind(),
                                any.assetValue(),
                                from / VERDICTS_PER_EVENT,
                                group.subList(from, to).stream()
                                        .map(one -> CaseVerdict.of(one, capsule(tenant, one)))
                                        .toList()));
            }
        }
        return pages;
    }

    /// The places where the secret stands, as evidence; never what stands there.
    private String capsule(TenantId tenant, SecretCase found) {
        try {
            return evidence.put(
                    tenant,
                    Json.mapper()
                            .writeValueAsBytes(
                                    found.seen().stream()
                                            .limit(PLACES_IN_EVIDENCE)
                                            .map(SecretCase.Seen::place)
                                            .toList()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("places cannot be written", e);
        }
    }

    private static void say(Unit unit, Task task, Page page) {
        ScanId scan = task.requireScan();
        AssetId asset = AssetId.of(task.tenant(), page.kind(), page.value());
        String part = task.id().text() + "|" + asset.text() + "|" + page.number();
        TaskId rating = TaskId.handoff(scan, Service.RATING, part, task.generation());
        unit.say(
                EventId.of(EventType.VERDICTS_REACHED.wireName(), part, "said"),
                new VerdictsReached(
                        task.tenant(),
                        task.brand(),
                        scan,
                        task.generation(),
                        task.lane(),
                        Service.INVESTIGATION,
                        rating,
                        part,
                        asset,
                        page.kind(),
                        page.value(),
                        page.verdicts()));
        unit.announce(rating, Stage.RATING);
    }
}
