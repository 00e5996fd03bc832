package io.glacis.investigation.hunt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glacis.contracts.Hostname;
import io.glacis.contracts.Stage;
import io.glacis.investigation.brand.Brands;
import io.glacis.investigation.brand.WatchedBrand;
import io.glacis.investigation.cases.Cases;
import io.glacis.investigation.cases.Conclusion;
import io.glacis.investigation.cases.Sighting;
import io.glacis.platform.wire.Json;
import io.glacis.platform.work.NewTask;
import io.glacis.platform.work.Task;
import io.glacis.platform.work.TaskEnd;
import io.glacis.platform.work.Unit;
import io.glacis.platform.work.Units;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What all hunting tasks share: whom they hunt for, and how they end.
@ApplicationScoped
public class Hunt {
    private static final Duration BRAND_SOON = Duration.ofSeconds(1);

    private final Units units;
    private final Brands brands;
    private final Cases cases;

    public Hunt(Units units, Brands brands, Cases cases) {
        this.units = units;
        this.brands = brands;
        this.cases = cases;
    }

    /// The brand of a task, with the domain that the task names where the scope does not cover it.
    Optional<WatchedBrand> brand(Task task) {
        String domain = payload(task).path("domain").asText("");
        return declared(task)
                .map(brand -> domain.isEmpty() ? brand : brand.with(new Hostname(domain)));
    }

    /// The brand of a task as it was declared.
    public Optional<WatchedBrand> declared(Task task) {
        return units.inTransaction(task.tenant(), _ -> brands.find(task.tenant(), task.brand()));
    }

    /// The declaration comes by another topic and may be late.
    public TaskEnd brandIsUnknown(Task task) {
        return later(task, "the brand is not declared yet", BRAND_SOON);
    }

    /// Done: these were found and that follows.
    public TaskEnd done(Task task, List<Sighting> sightings, Consumer<Unit> more) {
        return TaskEnd.done(unit -> {
            cases.note(task.tenant(), task.brand(), sightings);
            Conclusion.announce(unit, task);
            more.accept(unit);
        });
    }

    public TaskEnd done(Task task, List<Sighting> sightings) {
        return done(task, sightings, _ -> {});
    }

    /// Failed for good; the scan is concluded all the same.
    public TaskEnd failed(Task task, String reason) {
        return new TaskEnd.Failed(reason, unit -> Conclusion.announce(unit, task));
    }

    public TaskEnd later(Task task, String reason, Duration after) {
        return new TaskEnd.Retry(reason, after, failed(task, reason));
    }

    /// How a task ends that a source did not answer.
    TaskEnd unanswered(Task task, SourceAnswer answer) {
        return switch (answer) {
            case SourceAnswer.Later(String reason, Duration after) -> later(task, reason, after);
            case SourceAnswer.Never(String reason) -> failed(task, reason);
            case SourceAnswer.Given _ ->
                    throw new IllegalArgumentException("the source has answered");
        };
    }

    /// A follow-up. Hunts by domains of the declared scope share it, because it looks for all of
    /// them; another domain has its own.
    static NewTask follow(
            Task parent, WatchedBrand brand, String probe, String subject, ObjectNode payload) {
        Hostname sister = brand.sister();
        ObjectNode told = payload.deepCopy();
        if (sister != null) {
            told.put("domain", sister.text());
        }
        return NewTask.following(
                parent,
                Stage.LEAKS,
                probe,
                sister == null ? subject : subject + "|" + sister.text(),
                told.toString());
    }

    static JsonNode payload(Task task) {
        try {
            @Nullable JsonNode tree = Json.mapper().readTree(task.payload());
            return tree == null ? Json.mapper().missingNode() : tree;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a task's payload cannot be read", e);
        }
    }
}
