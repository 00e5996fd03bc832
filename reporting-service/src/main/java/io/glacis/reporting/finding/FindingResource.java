package io.glacis.reporting.finding;

import io.glacis.contracts.FindingState;
import io.glacis.contracts.Severity;
import io.glacis.reporting.access.Allowed;
import io.glacis.reporting.access.Caller;
import io.glacis.reporting.access.Role;
import io.glacis.reporting.finding.FindingView.Decided;
import io.glacis.reporting.keys.FreshIds;
import io.glacis.reporting.page.Conditions;
import io.glacis.reporting.page.Page;
import io.glacis.reporting.page.PageTokens;
import io.glacis.reporting.page.Paging;
import io.glacis.reporting.problem.Fields;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Findings over REST.
@Path("/api/v1/findings")
@RunOnVirtualThread
@Tag(name = "Findings")
class FindingResource {
    /// A state that stands for all that is neither gone nor suppressed.
    private static final String OPEN = "open";

    private final Findings findings;
    private final Decisions decisions;
    private final PageTokens pages;
    private final Caller caller;
    private final FreshIds ids;

    FindingResource(
            Findings findings, Decisions decisions, PageTokens pages, Caller caller, FreshIds ids) {
        this.findings = findings;
        this.decisions = decisions;
        this.pages = pages;
        this.caller = caller;
        this.ids = ids;
    }

    @GET
    @Allowed(Role.VIEWER)
    @Operation(
            summary = "Findings",
            description =
                    "`severity` and `state` take lists with commas; the state `open` stands for all"
                        + " that is neither gone nor suppressed. `sort` is severity, first_seen,"
                        + " changed or asset.")
    public Page<FindingRow> list(
            @RestQuery @Nullable String brand,
            @RestQuery @Nullable String severity,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String check,
            @RestQuery @Nullable String asset,
            @RestQuery @Nullable String text,
            @RestQuery @DefaultValue("severity") String sort,
            @RestQuery @Nullable String limit,
            @RestQuery("page_token") @Nullable String pageToken) {
        FindingSort order = Conditions.constant("sort", sort, FindingSort.class);
        Paging paging =
                pages.paging(
                        limit,
                        pageToken,
                        Arrays.asList(
                                "findings",
                                brand,
                                severity,
                                state,
                                check,
                                asset,
                                text,
                                order.name()));
        Conditions conditions =
                Conditions.of("finding", caller.tenant())
                        .is("brand_id", brand)
                        .oneOf("severity", "severity", severity, Severity.class)
                        .is("check_id", check)
                        .is("asset_id", asset)
                        .contains(text, "asset_value", "title", "check_id", "locator");
        conditions =
                OPEN.equalsIgnoreCase(state)
                        ? conditions.holds(
                                "state not in ('VERIFIED', 'FALSE_POSITIVE', 'ACCEPTED',"
                                        + " 'RETRACTED')")
                        : conditions.oneOf("state", "state", state, FindingState.class);
        return findings.list(caller.tenant(), conditions, order, paging);
    }

    @GET
    @Path("/{id}")
    @Allowed(Role.VIEWER)
    @Operation(summary = "One finding: evidence, why it ranks so, the fix, and its history")
    public FindingView get(@RestPath String id) {
        return findings.get(caller.tenant(), id);
    }

    @POST
    @Path("/{id}/decisions")
    @Allowed(Role.ANALYST)
    @ResponseStatus(202)
    @Operation(summary = "Decide about a finding; its state follows once rating-service has heard")
    public Decided decide(
            @RestPath String id,
            @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            DecideRequest request) {
        return decisions.decide(
                caller.tenant(),
                id,
                caller.actor(),
                idempotencyKey == null ? ids.next() : "key " + idempotencyKey,
                Fields.body(request).checked());
    }
}
