package io.glacis.reporting.rating;

import io.glacis.reporting.access.Allowed;
import io.glacis.reporting.access.Caller;
import io.glacis.reporting.access.Role;
import io.glacis.reporting.problem.ProblemException;
import io.glacis.reporting.rating.RatingView.RatingPoint;
import io.glacis.reporting.store.Reads;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// Ratings over REST.
@Path("/api/v1/brands/{id}/rating")
@RunOnVirtualThread
@Tag(name = "Ratings")
class RatingResource {
    private final Ratings ratings;
    private final Reads reads;
    private final Caller caller;

    RatingResource(Ratings ratings, Reads reads, Caller caller) {
        this.ratings = ratings;
        this.reads = reads;
        this.caller = caller;
    }

    @GET
    @Allowed(Role.VIEWER)
    @Operation(summary = "The current rating with its explanation; 404 before the first")
    public RatingView current(@RestPath String id) {
        return reads.of(caller.tenant(), () -> ratings.current(caller.tenant(), id))
                .orElseThrow(() -> ProblemException.notFound("rating"));
    }

    @GET
    @Path("/history")
    @Allowed(Role.VIEWER)
    @Operation(summary = "How the rating moved, the newest first")
    public List<RatingPoint> history(@RestPath String id) {
        return reads.of(caller.tenant(), () -> ratings.history(caller.tenant(), id));
    }
}
