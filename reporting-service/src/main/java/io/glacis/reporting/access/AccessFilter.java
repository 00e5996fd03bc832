package io.glacis.reporting.access;

import io.glacis.reporting.access.Caller.Identity;
import io.glacis.reporting.problem.Problem;
import io.glacis.reporting.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets a request in when it proves who makes it, that their role allows it, and that it was meant:
/// a browser's changing requests must carry a header that no other site can set.
class AccessFilter {
    static final String REQUEST_HEADER = "X-Glacis-Request";

    private static final Logger log = LoggerFactory.getLogger(AccessFilter.class);
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final String OURS = "io.glacis.reporting.";
    private static final String BEARER = "Bearer ";

    private final Caller caller;
    private final ApiTokens tokens;
    private final Sessions sessions;
    private final SessionCookie cookie;

    AccessFilter(Caller caller, ApiTokens tokens, Sessions sessions, SessionCookie cookie) {
        this.caller = caller;
        this.tokens = tokens;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo resource) {
        // by class, not by path: a path has many spellings
        if (!resource.getResourceClass().getName().startsWith(OURS)) {
            return;
        }
        boolean isOpen = resource.getResourceMethod().isAnnotationPresent(Everyone.class);
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            refuseIfForged(request);
        }
        if (isOpen) {
            return;
        }
        Identity identity =
                (authorization == null ? bySession(request) : byToken(authorization))
                        .orElseThrow(() ->
                                refused(
                                        401,
                                        "unauthenticated",
                                        "Sign in, or send a valid API token.",
                                        request));
        if (!identity.role().includes(leastRole(resource))) {
            throw refused(
                    403,
                    "forbidden",
                    "The role " + identity.role() + " does not allow this.",
                    request);
        }
        caller.is(identity);
    }

    private Optional<Identity> byToken(String authorization) {
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? tokens.identify(authorization.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    private Optional<Identity> bySession(ContainerRequestContext request) {
        return Optional.ofNullable(cookie.key(request.getCookies())).flatMap(sessions::identify);
    }

    private static void refuseIfForged(ContainerRequestContext request) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        boolean fromElsewhere = site != null && !site.equals("same-origin") && !site.equals("none");
        boolean changes = !SAFE_METHODS.contains(request.getMethod());
        if (changes && (fromElsewhere || request.getHeaderString(REQUEST_HEADER) == null)) {
            throw refused(
                    403,
                    "cross-site",
                    "Send the header " + REQUEST_HEADER + " from our own pages.",
                    request);
        }
    }

    private static Role leastRole(ResourceInfo resource) {
        Allowed allowed = resource.getResourceMethod().getAnnotation(Allowed.class);
        return allowed == null ? Role.ADMIN : allowed.value();
    }

    private static ProblemException refused(
            int status, String kind, String detail, ContainerRequestContext request) {
        log.atInfo()
                .addKeyValue("reason", kind)
                .addKeyValue("method", request.getMethod())
                .log("request refused");
        return new ProblemException(
                Problem.of(status, kind, status == 401 ? "Not signed in" : "Not allowed", detail));
    }
}
