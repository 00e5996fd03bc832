package io.glacis.platform.work;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// Tells the launcher and tests what this service still has to do. Not part of the public API.
@Path("/internal/backlog")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class BacklogResource {
    private final WorkRuntime runtime;

    BacklogResource(WorkRuntime runtime) {
        this.runtime = runtime;
    }

    @GET
    public Backlog backlog() {
        return runtime.backlog();
    }
}
