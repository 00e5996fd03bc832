package io.glacis.assessment.files;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// An environment file, known by its names alone: no value is ever kept.
///
/// @param names of its variables, in their order, at most fifty
/// @param isFilled whether any value is more than a placeholder
public record EnvFile(List<String> names, boolean isFilled) {
    private static final int NAMES_MAX = 50;
    private static final int NAMES_MIN = 2;
    private static final Pattern LINE =
            Pattern.compile("(?m)^(?:export[ \\t]+)?([A-Z][A-Z0-9_]{2,80})[ \\t]*=(.*)$");
    private static final Pattern PLACEHOLDER =
            Pattern.compile(
                    "(?i)|null|none|true|false|[0-9.]{1,5}|x{3,}|\\*+|\\.{3}|change[-_ ]?me|your[-_"
                            + " ].*|<.*>|\\$\\{.*\\}|example.*|todo|secret|password|.*[-_]here");

    public EnvFile {
        names = List.copyOf(names);
    }

    /// What the text is, when it is an environment file: at least two assignments, and no page.
    public static Optional<EnvFile> read(String text) {
        String start = text.stripLeading();
        if (start.startsWith("<") || start.startsWith("{")) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        boolean isFilled = false;
        Matcher lines = LINE.matcher(text);
        while (lines.find() && names.size() < NAMES_MAX) {
            names.add(lines.group(1));
            isFilled |= !PLACEHOLDER.matches(unquoted(lines.group(2)));
        }
        return names.size() < NAMES_MIN
                ? Optional.empty()
                : Optional.of(new EnvFile(names, isFilled));
    }

    /// The file with every value taken out.
    public String redacted() {
        return names.stream()
                .map(name -> name + "=<redacted>")
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /// The names in one line, for people.
    public String shownNames() {
        String all = String.join(" ", names);
        return all.length() <= 1_000 ? all : all.substring(0, 1_000);
    }

    private static String unquoted(String value) {
        String bare = value.strip();
        boolean isQuoted =
                bare.length() > 1
                        && (bare.startsWith("\"") || bare.startsWith("'"))
                        && bare.charAt(bare.length() - 1) == bare.charAt(0);
        return (isQuoted ? bare.substring(1, bare.length() - 1) : bare).toLowerCase(Locale.ROOT);
    }
}
