package io.glacis.reporting.scan;

import io.glacis.reporting.access.Allowed;
import io.glacis.reporting.access.Caller;
import io.glacis.reporting.access.Role;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// The live events of a scan.
@Path("/api/v1/scans/{id}/events")
@Tag(name = "Scans")
class ScanEventResource {
    private final Scans scans;
    private final LiveScans live;
    private final Caller caller;

    ScanEventResource(Scans scans, LiveScans live, Caller caller) {
        this.scans = scans;
        this.live = live;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Allowed(Role.VIEWER)
    @Blocking
    @Operation(summary = "Live events of one scan: that it moved, not how; ask for the scan to see")
    public Multi<OutboundSseEvent> events(
            @RestPath String id, @RestHeader("Last-Event-ID") @Nullable String lastEventId) {
        return live.follow(caller.tenant(), scans.get(caller.tenant(), id).id(), lastEventId);
    }
}
