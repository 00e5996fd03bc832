package io.glacis.reporting.problem;

import io.glacis.reporting.problem.Problem.FieldError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Collects everything that is wrong with a body, so that people mend it in one go.
public final class Fields {
    private final List<FieldError> errors = new ArrayList<>();

    /// The body, where there has to be one.
    public static <T> T body(@Nullable T given) {
        if (given == null) {
            throw ProblemException.invalid(
                    List.of(new FieldError("", "a JSON object is required")));
        }
        return given;
    }

    /// Notes that a field is wrong.
    public void wrong(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }

    /// A text with bounds; the stripped text, or an empty one after noting what is wrong.
    public String text(String pointer, @Nullable String given, int lengthMin, int lengthMax) {
        String text = given == null ? "" : given.strip();
        if (text.length() < lengthMin || text.length() > lengthMax) {
            wrong(
                    pointer,
                    "length must be " + lengthMin + ".." + lengthMax + ", was " + text.length());
            return "";
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            wrong(pointer, "must not contain control characters");
        }
        return text;
    }

    /// Each element read by a constructor that refuses what is malformed.
    public <T> List<T> each(
            String pointer,
            @Nullable List<@Nullable String> given,
            int max,
            Function<String, T> reader) {
        List<@Nullable String> texts = given == null ? List.of() : given;
        if (texts.size() > max) {
            wrong(pointer, "must have at most " + max + " elements, had " + texts.size());
            return List.of();
        }
        List<T> read = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            String at = pointer + "/" + i;
            if (text == null) {
                wrong(at, "must not be null");
                continue;
            }
            try {
                read.add(reader.apply(text));
            } catch (IllegalArgumentException e) {
                wrong(at, String.valueOf(e.getMessage()));
            }
        }
        return read;
    }

    /// One constant of an enumeration, or the fallback where nothing is given.
    public <E extends Enum<E>> E constant(
            String pointer, @Nullable String given, Class<E> type, @Nullable E fallback) {
        E[] constants = type.getEnumConstants();
        for (E constant : constants) {
            if (constant.name().equals(given)) {
                return constant;
            }
        }
        if (given != null || fallback == null) {
            wrong(pointer, "must be one of " + Arrays.toString(constants));
        }
        return fallback == null ? constants[0] : fallback;
    }

    /// Ends the request if anything was wrong.
    public void refuseIfWrong() {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }
}
