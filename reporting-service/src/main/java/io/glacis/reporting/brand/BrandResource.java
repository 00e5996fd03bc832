package io.glacis.reporting.brand;

import io.glacis.reporting.access.Allowed;
import io.glacis.reporting.access.Caller;
import io.glacis.reporting.access.Role;
import io.glacis.reporting.page.Page;
import io.glacis.reporting.problem.Fields;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/// Brands over REST.
@Path("/api/v1/brands")
@RunOnVirtualThread
@Tag(name = "Brands")
class BrandResource {
    private final Brands brands;
    private final Caller caller;
    private final Duration intervalDefault;

    BrandResource(
            Brands brands,
            Caller caller,
            @ConfigProperty(name = "glacis.reporting.scan-interval", defaultValue = "PT24H")
                    Duration intervalDefault) {
        this.brands = brands;
        this.caller = caller;
        this.intervalDefault = intervalDefault;
    }

    @GET
    @Allowed(Role.VIEWER)
    @Operation(summary = "Brands, by name")
    public Page<BrandView> list() {
        List<BrandView> all = brands.list(caller.tenant());
        return new Page<>(all, null, Page.Total.of(all.size()));
    }

    @GET
    @Path("/{id}")
    @Allowed(Role.VIEWER)
    @Operation(summary = "One brand")
    public BrandView get(@RestPath String id) {
        return brands.get(caller.tenant(), id);
    }

    @POST
    @Allowed(Role.ADMIN)
    @ResponseStatus(201)
    @Operation(summary = "Declare a brand, or change its scope")
    public BrandView declare(DeclareBrandRequest request) {
        return brands.declare(
                caller.tenant(), caller.actor(), Fields.body(request).checked(intervalDefault));
    }
}
