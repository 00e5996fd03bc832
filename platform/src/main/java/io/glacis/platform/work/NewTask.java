package io.glacis.platform.work;

import io.glacis.contracts.BrandId;
import io.glacis.contracts.Lane;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.Stage;
import io.glacis.contracts.TaskId;
import io.glacis.contracts.TenantId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A task to be made ready.
///
/// @param scan the scan that waits for it, or null for work outside any scan
/// @param probe names the [TaskHandler]
/// @param subject what it works on, as canonical text; the task's id follows from it
/// @param payload JSON that the handler reads, without secrets
/// @param delay how long from now it stays invisible
public record NewTask(
        TaskId id,
        TenantId tenant,
        BrandId brand,
        @Nullable ScanId scan,
        int generation,
        Lane lane,
        Stage stage,
        String probe,
        String subject,
        String payload,
        Duration delay) {
    private static final int PAYLOAD_LENGTH_MAX = 65_536;

    public NewTask {
        if (payload.length() > PAYLOAD_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "payload must be at most " + PAYLOAD_LENGTH_MAX + " characters");
        }
    }

    /// A follow-up of a task of a scan: same tenant, brand, scan, generation and lane.
    public static NewTask following(
            Task parent, Stage stage, String probe, String subject, String payload) {
        ScanId scan = parent.requireScan();
        return new NewTask(
                TaskId.of(scan, probe, subject, parent.generation()),
                parent.tenant(),
                parent.brand(),
                scan,
                parent.generation(),
                parent.lane(),
                stage,
                probe,
                subject,
                payload,
                Duration.ZERO);
    }
}
