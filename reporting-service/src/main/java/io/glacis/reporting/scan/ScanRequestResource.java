package io.glacis.reporting.scan;

import io.glacis.contracts.BrandId;
import io.glacis.reporting.access.Allowed;
import io.glacis.reporting.access.Caller;
import io.glacis.reporting.access.Role;
import io.glacis.reporting.keys.FreshIds;
import io.glacis.reporting.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Asking for scans over REST.
@Path("/api/v1/brands/{id}/scans")
@RunOnVirtualThread
@Tag(name = "Scans")
class ScanRequestResource {
    private static final int KEY_LENGTH_MAX = 255;

    private final Scans scans;
    private final Caller caller;
    private final FreshIds ids;

    ScanRequestResource(Scans scans, Caller caller, FreshIds ids) {
        this.scans = scans;
        this.caller = caller;
        this.ids = ids;
    }

    @POST
    @Allowed(Role.ANALYST)
    @ResponseStatus(202)
    @Operation(summary = "Ask for a scan; the same Idempotency-Key asks for the same scan")
    public ScanView request(
            @RestPath String id, @RestHeader("Idempotency-Key") @Nullable String idempotencyKey) {
        if (idempotencyKey != null && idempotencyKey.length() > KEY_LENGTH_MAX) {
            throw ProblemException.invalidParameter(
                    "Idempotency-Key", "length must be at most " + KEY_LENGTH_MAX);
        }
        String key =
                idempotencyKey == null || idempotencyKey.isBlank()
                        ? ids.next()
                        : "key " + idempotencyKey;
        return scans.request(caller.tenant(), brandId(id), key, caller.actor());
    }

    private static BrandId brandId(String id) {
        try {
            return new BrandId(id);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound("brand");
        }
    }
}
