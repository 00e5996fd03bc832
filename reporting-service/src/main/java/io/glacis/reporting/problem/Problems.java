package io.glacis.reporting.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.glacis.contracts.Shown;
import io.glacis.reporting.keys.FreshIds;
import io.glacis.reporting.problem.Problem.FieldError;
import io.glacis.reporting.store.QueryTooBroadException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns whatever ends a request badly into a problem. Nothing of the inside shows.
class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final int SERVER_ERROR = 500;

    private final FreshIds ids;

    Problems(FreshIds ids) {
        this.ids = ids;
    }

    @ServerExceptionMapper
    public Response of(ProblemException e) {
        return answer(e.problem());
    }

    @ServerExceptionMapper
    public Response of(QueryTooBroadException e) {
        return answer(
                Problem.of(
                        422,
                        "query-too-broad",
                        "The query is too broad",
                        "It took longer than a reader is given. Narrow it by brand, state or"
                                + " severity."));
    }

    @ServerExceptionMapper
    public Response of(JsonProcessingException e) {
        return answer(malformed(e));
    }

    // the framework has a mapper of its own for this one, which says less
    @ServerExceptionMapper
    public Response of(MismatchedInputException e) {
        return answer(malformed(e));
    }

    @ServerExceptionMapper
    public Response of(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return answer(malformed(json));
        }
        Response given = e.getResponse();
        Response.ResponseBuilder answer = builder(standard(given.getStatus()));
        String allow = given.getHeaderString(HttpHeaders.ALLOW);
        return (allow == null ? answer : answer.header(HttpHeaders.ALLOW, allow)).build();
    }

    @ServerExceptionMapper
    public Response of(Throwable e) {
        String reference = ids.next();
        log.atError().addKeyValue("reference", reference).setCause(e).log("request failed");
        return answer(
                Problem.of(
                        SERVER_ERROR,
                        "internal",
                        "Something went wrong here",
                        "It was logged under " + reference + "."));
    }

    private static Response answer(Problem problem) {
        return builder(problem).build();
    }

    private static Response.ResponseBuilder builder(Problem problem) {
        return Response.status(problem.status())
                .entity(problem)
                .type(MediaType.valueOf(Problem.MEDIA_TYPE));
    }

    private static Problem malformed(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String pointer = pointer(mapping.getPath());
            String detail =
                    e instanceof UnrecognizedPropertyException
                            ? "is not a known field"
                            : "has the wrong type or form";
            return Problem.of(
                            400,
                            "invalid-request",
                            "The request is not valid",
                            Shown.of(pointer) + " " + detail)
                    .naming(List.of(new FieldError(pointer, detail)));
        }
        String where =
                e.getLocation() == null || e instanceof StreamConstraintsException
                        ? ""
                        : " at line "
                                + e.getLocation().getLineNr()
                                + ", column "
                                + e.getLocation().getColumnNr();
        return Problem.of(
                        400,
                        "malformed-json",
                        "The body is not well-formed JSON",
                        "The body cannot be read as JSON" + where + ".")
                .naming(List.of(new FieldError("", "is not well-formed JSON" + where)));
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            String name = step.getFieldName();
            pointer.append('/')
                    .append(name == null ? Integer.toString(step.getIndex()) : escaped(name));
        }
        return pointer.toString();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /// The problem for a bare HTTP status.
    static Problem standard(int status) {
        return switch (status) {
            case 401 ->
                    Problem.of(
                            401,
                            "unauthenticated",
                            "Not signed in",
                            "Sign in, or send a valid API token.");
            case 403 ->
                    Problem.of(403, "forbidden", "Not allowed", "Your role does not allow this.");
            case 404 ->
                    Problem.of(404, "not-found", "Not found", "There is nothing at this address.");
            case 405 ->
                    Problem.of(
                            405,
                            "method-not-allowed",
                            "Method not allowed",
                            "This address does not take this method.");
            case 406 ->
                    Problem.of(
                            406,
                            "not-acceptable",
                            "Not acceptable",
                            "The answer is not available in the media type asked for.");
            case 413 ->
                    Problem.of(
                            413,
                            "too-large",
                            "The body is too large",
                            "A body may be at most 1 MiB.");
            case 415 ->
                    Problem.of(
                            415,
                            "unsupported-media-type",
                            "Unsupported media type",
                            "Send application/json.");
            case 429 ->
                    Problem.of(
                            429, "too-many-requests", "Too many requests", "Wait, then try again.");
            default ->
                    status < SERVER_ERROR
                            ? Problem.of(status, "bad-request", "The request is not valid", null)
                            : Problem.of(status, "internal", "Something went wrong here", null);
        };
    }
}
