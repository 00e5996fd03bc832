package io.glacis.reporting.access;

import io.glacis.reporting.access.Caller.Identity;
import io.glacis.reporting.problem.Fields;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Setup, sign-in and sign-out of people with a browser.
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Access")
class SessionResource {
    private static final int NAME_LENGTH_MAX = 100;

    private final Setup setup;
    private final Accounts accounts;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final Caller caller;

    SessionResource(
            Setup setup,
            Accounts accounts,
            Sessions sessions,
            SessionCookie cookie,
            Caller caller) {
        this.setup = setup;
        this.accounts = accounts;
        this.sessions = sessions;
        this.cookie = cookie;
        this.caller = caller;
    }

    @GET
    @Path("/setup")
    @Everyone
    @Operation(summary = "Whether the first admin has been made")
    public SetupState setupState() {
        return new SetupState(setup.isDone());
    }

    @POST
    @Path("/setup")
    @Everyone
    @Operation(summary = "Make the first admin with the setup link's token, and sign in")
    public RestResponse<Me> redeem(SetupRequest request) {
        Fields.body(request);
        Fields fields = new Fields();
        String token = fields.text("/token", request.token(), 1, 200);
        String name = fields.text("/name", request.name(), 1, NAME_LENGTH_MAX);
        String password = password(fields, request.password());
        fields.refuseIfWrong();
        return signedIn(setup.redeem(token, name, password));
    }

    @POST
    @Path("/session")
    @Everyone
    @Operation(summary = "Sign in with name and password")
    public RestResponse<Me> signIn(SignInRequest request) {
        Fields.body(request);
        Fields fields = new Fields();
        String name = fields.text("/name", request.name(), 1, NAME_LENGTH_MAX);
        String password = Optional.ofNullable(request.password()).orElse("");
        if (password.isEmpty() || password.length() > Passwords.LENGTH_MAX) {
            fields.wrong("/password", "length must be 1.." + Passwords.LENGTH_MAX);
        }
        fields.refuseIfWrong();
        return signedIn(accounts.signIn(name, password));
    }

    @DELETE
    @Path("/session")
    @Everyone
    @Operation(summary = "Sign out")
    public RestResponse<Void> signOut(@Context HttpHeaders headers) {
        Optional.ofNullable(cookie.key(headers.getCookies())).ifPresent(sessions::close);
        return RestResponse.ResponseBuilder.<Void>noContent().cookie(cookie.cleared()).build();
    }

    @GET
    @Path("/me")
    @Allowed(Role.VIEWER)
    @Operation(summary = "Who makes this request")
    public Me me() {
        return new Me(caller.actor(), caller.role(), caller.tenant().text());
    }

    private RestResponse<Me> signedIn(Identity identity) {
        return RestResponse.ResponseBuilder.ok(
                        new Me(identity.actor(), identity.role(), identity.tenant().text()))
                .cookie(cookie.holding(sessions.open(identity), sessions.ageMax()))
                .build();
    }

    private static String password(Fields fields, @Nullable String given) {
        String password = given == null ? "" : given;
        if (password.length() < Passwords.LENGTH_MIN || password.length() > Passwords.LENGTH_MAX) {
            fields.wrong(
                    "/password",
                    "length must be " + Passwords.LENGTH_MIN + ".." + Passwords.LENGTH_MAX);
        }
        return password;
    }

    /// Whether there is an admin.
    record SetupState(boolean done) {}

    /// The first admin.
    record SetupRequest(@Nullable String token, @Nullable String name, @Nullable String password) {
        @Override
        public String toString() {
            return "SetupRequest[]";
        }
    }

    /// A name and a password.
    record SignInRequest(@Nullable String name, @Nullable String password) {
        @Override
        public String toString() {
            return "SignInRequest[]";
        }
    }

    /// Who somebody is.
    record Me(String name, Role role, String tenant) {}
}
