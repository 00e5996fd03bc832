package io.glacis.reporting.problem;

import io.glacis.reporting.problem.Problem.FieldError;
import java.util.List;

/// Ends a request with a problem that the caller can do something about.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        this.problem = problem;
        super(problem.title());
    }

    /// What is wrong.
    public Problem problem() {
        return problem;
    }

    /// There is no such thing, or the caller may not know of it.
    public static ProblemException notFound(String what) {
        return new ProblemException(
                Problem.of(404, "not-found", "Not found", "There is no such " + what + "."));
    }

    /// Fields of the body are wrong.
    public static ProblemException invalid(List<FieldError> errors) {
        return new ProblemException(
                Problem.of(
                                400,
                                "invalid-request",
                                "The request is not valid",
                                errors.getFirst().pointer() + ": " + errors.getFirst().detail())
                        .naming(errors));
    }

    /// A query parameter is wrong.
    public static ProblemException invalidParameter(String name, String detail) {
        return invalid(List.of(new FieldError("?" + name, detail)));
    }

    /// A query parameter is none of the accepted values.
    public static ProblemException notOneOf(String name, List<String> accepted) {
        String detail = "must be one of " + String.join(", ", accepted);
        return new ProblemException(
                Problem.of(400, "invalid-request", "The request is not valid", name + ": " + detail)
                        .naming(List.of(new FieldError("?" + name, detail)))
                        .allowing(accepted));
    }

    /// It stands against what is already so.
    public static ProblemException conflict(String kind, String detail) {
        return new ProblemException(
                Problem.of(409, kind, "The request conflicts with what is already so", detail));
    }
}
