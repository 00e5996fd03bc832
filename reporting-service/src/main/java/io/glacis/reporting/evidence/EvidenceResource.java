package io.glacis.reporting.evidence;

import io.glacis.reporting.access.Allowed;
import io.glacis.reporting.access.Caller;
import io.glacis.reporting.access.Role;
import io.glacis.reporting.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/// Evidence over REST: a download that no browser shows or runs.
@Path("/api/v1/evidence/{digest}")
@RunOnVirtualThread
@Tag(name = "Findings")
class EvidenceResource {
    private final Capsules capsules;
    private final Caller caller;

    EvidenceResource(Capsules capsules, Caller caller) {
        this.capsules = capsules;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Allowed(Role.VIEWER)
    @Operation(summary = "The bytes of a piece of evidence, by SHA-256")
    public RestResponse<byte[]> get(@RestPath String digest) {
        byte[] bytes =
                capsules.bytes(caller.tenant(), digest)
                        .orElseThrow(() -> ProblemException.notFound("evidence"));
        return RestResponse.ResponseBuilder.ok(bytes)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"evidence-" + digest.substring(0, 16) + ".bin\"")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }
}
