package io.glacis.reporting.status;

import io.glacis.reporting.access.Allowed;
import io.glacis.reporting.access.Caller;
import io.glacis.reporting.access.Role;
import io.glacis.reporting.store.Reads;
import io.glacis.reporting.store.Sql;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What this service is and holds.
@Path("/api/v1/status")
@RunOnVirtualThread
@Tag(name = "Status")
class StatusResource {
    private final Reads reads;
    private final Sql sql;
    private final Caller caller;
    private final String version;

    StatusResource(
            Reads reads,
            Sql sql,
            Caller caller,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.reads = reads;
        this.sql = sql;
        this.caller = caller;
        this.version = version;
    }

    @GET
    @Allowed(Role.VIEWER)
    @Operation(summary = "Version, and how much there is")
    public Status status() {
        return reads.of(
                caller.tenant(),
                () ->
                        sql.first(
                                        """
                                        select (select count(*) from brand where tenant_id = t.id) as brands,
                                            (select count(*) from asset where tenant_id = t.id) as assets,
                                            (select count(*) from finding where tenant_id = t.id) as findings,
                                            (select count(*) from scan where tenant_id = t.id
                                                and state <> 'COMPLETED') as scans_running,
                                            (select max(last_event_at) from scan where tenant_id = t.id)
                                                as last_event_at
                                        from (select ?::text as id) t
                                        """,
                                        row ->
                                                new Status(
                                                        version,
                                                        row.number("brands"),
                                                        row.number("assets"),
                                                        row.number("findings"),
                                                        row.number("scans_running"),
                                                        row.timeOrNull("last_event_at")),
                                        caller.tenant().text())
                                .orElseThrow());
    }

    /// Version and counts.
    record Status(
            String version,
            long brands,
            long assets,
            long findings,
            long scansRunning,
            @Nullable Instant lastEventAt) {}
}
