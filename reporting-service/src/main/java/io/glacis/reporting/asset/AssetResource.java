package io.glacis.reporting.asset;

import io.glacis.contracts.AssetKind;
import io.glacis.contracts.AssetState;
import io.glacis.reporting.access.Allowed;
import io.glacis.reporting.access.Caller;
import io.glacis.reporting.access.Role;
import io.glacis.reporting.page.Conditions;
import io.glacis.reporting.page.Page;
import io.glacis.reporting.page.PageTokens;
import io.glacis.reporting.page.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Assets over REST.
@Path("/api/v1/assets")
@RunOnVirtualThread
@Tag(name = "Assets")
class AssetResource {
    private final Assets assets;
    private final PageTokens pages;
    private final Caller caller;

    AssetResource(Assets assets, PageTokens pages, Caller caller) {
        this.assets = assets;
        this.pages = pages;
        this.caller = caller;
    }

    @GET
    @Allowed(Role.VIEWER)
    @Operation(
            summary =
                    "Assets; `kind` and `state` take lists with commas, `sort` is value or"
                            + " last_seen")
    public Page<AssetRow> list(
            @RestQuery @Nullable String brand,
            @RestQuery @Nullable String kind,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String text,
            @RestQuery @DefaultValue("value") String sort,
            @RestQuery @Nullable String limit,
            @RestQuery("page_token") @Nullable String pageToken) {
        AssetSort order = Conditions.constant("sort", sort, AssetSort.class);
        Paging paging =
                pages.paging(
                        limit,
                        pageToken,
                        Arrays.asList("assets", brand, kind, state, text, order.name()));
        Conditions conditions =
                Conditions.of("asset", caller.tenant())
                        .is("asset.brand_id", brand)
                        .oneOf("asset.kind", "kind", kind, AssetKind.class)
                        .oneOf("asset.state", "state", state, AssetState.class)
                        .contains(text, "asset.value", "asset.attributes ->> 'title'");
        return assets.list(caller.tenant(), conditions, order, paging);
    }

    @GET
    @Path("/{id}")
    @Allowed(Role.VIEWER)
    @Operation(summary = "One asset, and why it is the brand's")
    public AssetView get(@RestPath String id) {
        return assets.get(caller.tenant(), id);
    }
}
