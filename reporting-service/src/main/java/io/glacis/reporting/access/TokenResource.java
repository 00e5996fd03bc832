package io.glacis.reporting.access;

import io.glacis.reporting.access.ApiTokens.MadeToken;
import io.glacis.reporting.access.ApiTokens.TokenView;
import io.glacis.reporting.problem.Fields;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// API tokens, managed by admins.
@Path("/api/v1/tokens")
@RunOnVirtualThread
@Tag(name = "Access")
class TokenResource {
    private static final int LIFETIME_DAYS_MAX = 366;
    private static final int LIFETIME_DAYS_DEFAULT = 90;

    private final ApiTokens tokens;
    private final Caller caller;

    TokenResource(ApiTokens tokens, Caller caller) {
        this.tokens = tokens;
        this.caller = caller;
    }

    @GET
    @Allowed(Role.ADMIN)
    @Operation(summary = "API tokens, without their secrets")
    public List<TokenView> list() {
        return tokens.list(caller.tenant());
    }

    @POST
    @Allowed(Role.ADMIN)
    @ResponseStatus(201)
    @Operation(summary = "Make an API token; its text is shown this once")
    public MadeToken make(MakeTokenRequest request) {
        Fields.body(request);
        Fields fields = new Fields();
        String name = fields.text("/name", request.name(), 1, 100);
        Role role = fields.constant("/role", request.role(), Role.class, Role.VIEWER);
        int days =
                request.expiresInDays() == null ? LIFETIME_DAYS_DEFAULT : request.expiresInDays();
        if (days < 1 || days > LIFETIME_DAYS_MAX) {
            fields.wrong("/expiresInDays", "must be 1.." + LIFETIME_DAYS_MAX + ", was " + days);
        }
        fields.refuseIfWrong();
        return tokens.make(caller, name, role, Duration.ofDays(days));
    }

    @DELETE
    @Path("/{id}")
    @Allowed(Role.ADMIN)
    @Operation(summary = "Revoke an API token")
    public void revoke(@RestPath String id) {
        tokens.revoke(caller.tenant(), id);
    }

    /// A token to be made.
    record MakeTokenRequest(
            @Nullable String name, @Nullable String role, @Nullable Integer expiresInDays) {}
}
