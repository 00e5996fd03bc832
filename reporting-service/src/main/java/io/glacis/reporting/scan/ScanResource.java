package io.glacis.reporting.scan;

import io.glacis.reporting.access.Allowed;
import io.glacis.reporting.access.Caller;
import io.glacis.reporting.access.Role;
import io.glacis.reporting.page.Page;
import io.glacis.reporting.page.PageTokens;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Scans over REST.
@Path("/api/v1/scans")
@RunOnVirtualThread
@Tag(name = "Scans")
class ScanResource {
    private final Scans scans;
    private final PageTokens pages;
    private final Caller caller;

    ScanResource(Scans scans, PageTokens pages, Caller caller) {
        this.scans = scans;
        this.pages = pages;
        this.caller = caller;
    }

    @GET
    @Allowed(Role.VIEWER)
    @Operation(summary = "Scans, the newest first")
    public Page<ScanView> list(
            @RestQuery @Nullable String brand,
            @RestQuery @Nullable String limit,
            @RestQuery("page_token") @Nullable String pageToken) {
        return scans.list(
                caller.tenant(),
                brand,
                pages.paging(limit, pageToken, Arrays.asList("scans", brand)));
    }

    @GET
    @Path("/{id}")
    @Allowed(Role.VIEWER)
    @Operation(summary = "One scan, with its progress")
    public ScanView get(@RestPath String id) {
        return scans.get(caller.tenant(), id);
    }
}
