package io.glacis.reporting.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A problem as RFC 9457 tells it.
///
/// @param type names the kind of problem and never changes meaning
/// @param title the kind in plain words
/// @param detail what went wrong this time, and what to do
/// @param errors the fields that are wrong, each by JSON Pointer
/// @param allowed what would have been accepted, where that is a short list
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        List<FieldError> errors,
        List<String> allowed) {
    /// The media type of problems.
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE_PREFIX = "urn:glacis:problem:";

    public Problem {
        errors = List.copyOf(errors);
        allowed = List.copyOf(allowed);
    }

    /// A problem of a named kind.
    public static Problem of(int status, String kind, String title, @Nullable String detail) {
        return new Problem(TYPE_PREFIX + kind, title, status, detail, List.of(), List.of());
    }

    /// The same problem with what would have been accepted.
    public Problem allowing(List<String> accepted) {
        return new Problem(type, title, status, detail, errors, accepted);
    }

    /// The same problem with the fields that are wrong.
    public Problem naming(List<FieldError> fields) {
        return new Problem(type, title, status, detail, fields, allowed);
    }

    /// One field that is wrong.
    ///
    /// @param pointer JSON Pointer into the body, or `?name` for a query parameter
    public record FieldError(String pointer, String detail) {}
}
