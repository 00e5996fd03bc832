package io.glacis.assessment.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.glacis.assessment.assets.AssetView;
import io.glacis.contracts.EventId;
import io.glacis.contracts.EventType;
import io.glacis.contracts.Handoffs;
import io.glacis.contracts.Outcome;
import io.glacis.contracts.Service;
import io.glacis.contracts.TaskId;
import io.glacis.contracts.Verdict;
import io.glacis.contracts.VerdictsReached;
import io.glacis.platform.wire.Json;
import io.glacis.platform.work.Task;
import io.glacis.platform.work.Unit;
import java.util.ArrayList;
import java.util.List;

/// Says the verdicts on one asset, in parts that fit a record, and hands on what follows from them.
final class Announcement {
    private static final int PART_BYTES_MAX = 56 << 10;
    private static final int HARVESTS_MAX = 200;

    private Announcement() {}

    /// Says every part with its hand-off to rating, and hands public content to investigation.
    static void say(Unit unit, Task task, AssetView asset, List<Verdict> verdicts) {
        List<List<Verdict>> parts = parts(verdicts);
        for (int i = 0; i < parts.size(); i++) {
            String part = task.id().text() + "/" + i;
            TaskId rating =
                    TaskId.handoff(task.requireScan(), Service.RATING, part, task.generation());
            unit.say(
                    EventId.of(EventType.VERDICTS_REACHED.wireName(), part, "1"),
                    new VerdictsReached(
                            task.tenant(),
                            task.brand(),
                            task.requireScan(),
                            task.generation(),
                            task.lane(),
                            Service.ASSESSMENT,
                            rating,
                            part,
                            asset.asset(),
                            asset.kind(),
                            asset.value(),
                            parts.get(i)));
            unit.announce(rating, Handoffs.stage(Service.RATING));
        }
        verdicts.stream()
                .filter(Announcement::isHarvest)
                .limit(HARVESTS_MAX)
                .forEach(verdict -> handOn(unit, task, asset, verdict));
    }

    private static boolean isHarvest(Verdict verdict) {
        return verdict.outcome() == Outcome.EXPOSED && verdict.facts().containsKey(Verdict.HARVEST);
    }

    private static void handOn(Unit unit, Task task, AssetView asset, Verdict verdict) {
        String subject = Handoffs.harvestSubject(asset.asset(), verdict.check(), verdict.locator());
        unit.announce(
                TaskId.handoff(
                        task.requireScan(), Service.INVESTIGATION, subject, task.generation()),
                Handoffs.stage(Service.INVESTIGATION));
    }

    /// In order, each part within what one record may carry.
    static List<List<Verdict>> parts(List<Verdict> verdicts) {
        List<List<Verdict>> parts = new ArrayList<>();
        List<Verdict> part = new ArrayList<>();
        int bytes = 0;
        for (Verdict verdict : verdicts) {
            int size = size(verdict);
            boolean isFull =
                    part.size() == VerdictsReached.VERDICTS_MAX || bytes + size > PART_BYTES_MAX;
            if (isFull && !part.isEmpty()) {
                parts.add(List.copyOf(part));
                part.clear();
                bytes = 0;
            }
            part.add(verdict);
            bytes += size;
        }
        if (!part.isEmpty()) {
            parts.add(List.copyOf(part));
        }
        return parts;
    }

    private static int size(Verdict verdict) {
        try {
            return Json.mapper().writeValueAsBytes(verdict).length + 1;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every verdict can be written", e);
        }
    }
}
