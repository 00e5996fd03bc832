package io.glacis.discovery.probes;

import io.glacis.platform.egress.Failure;
import io.glacis.platform.egress.Refusal;
import io.glacis.platform.work.Task;
import io.glacis.platform.work.TaskEnd;
import java.time.Duration;

/// What an exchange without an answer means for its task. A failure is never an absence.
public final class Outcomes {
    private static final int ATTEMPTS_MAX = 3;
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(10);

    private Outcomes() {}

    /// We did not ask.
    public static TaskEnd refused(Refusal refusal, String detail) {
        return switch (refusal) {
            case OUT_OF_SCOPE, EXCLUDED, CLEARANCE, DENIED_ADDRESS, MALFORMED_URL ->
                    TaskEnd.skipped("not asked: " + refusal + " " + detail);
            case HALTED, BUDGET -> TaskEnd.retry("not asked: " + refusal + " " + detail, LATER);
        };
    }

    /// We asked an asset and got no answer: a slow or sick one is not asked more than a few times.
    public static TaskEnd failed(Task task, Failure failure, String detail) {
        String reason = "no answer: " + failure + " " + detail;
        return task.attempt() >= ATTEMPTS_MAX
                ? TaskEnd.failed(reason)
                : TaskEnd.retry(reason, SOON);
    }
}
