package io.glacis.reporting.executive;

import io.glacis.reporting.access.Allowed;
import io.glacis.reporting.access.Caller;
import io.glacis.reporting.access.Role;
import io.glacis.reporting.executive.ExecutiveReports.Printed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/// The executive report over REST.
@Path("/api/v1/brands/{id}/reports/executive")
@RunOnVirtualThread
@Tag(name = "Reports")
class ExecutiveResource {
    private final ExecutiveReports reports;
    private final Caller caller;

    ExecutiveResource(ExecutiveReports reports, Caller caller) {
        this.reports = reports;
        this.caller = caller;
    }

    @POST
    @Produces("application/pdf")
    @Allowed(Role.ANALYST)
    @Operation(summary = "The executive report as PDF: two pages and their terms")
    public RestResponse<byte[]> print(@RestPath String id) {
        Printed printed = reports.print(caller.tenant(), id);
        return RestResponse.ResponseBuilder.ok(printed.pdf())
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + printed.fileName() + "\"")
                .build();
    }
}
