package io.glacis.range.codehost;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A code search query: words and quoted phrases that must all occur, and qualifiers.
record CodeQuery(List<String> words, List<Qualifier> qualifiers) {
    /// `filename:settings.xml`
    record Qualifier(String name, String value) {}

    static final int LENGTH_MAX = 256;
    private static final Pattern PART =
            Pattern.compile(
                    "(?:(filename|extension|path|repo|org|user|language|in|size):)?"
                            + "(?:\"([^\"]*)\"|(\\S+))");

    static CodeQuery parse(String text) {
        List<String> words = new ArrayList<>();
        List<Qualifier> qualifiers = new ArrayList<>();
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            String value = parts.group(2) != null ? parts.group(2) : parts.group(3);
            if (parts.group(1) != null) {
                qualifiers.add(new Qualifier(parts.group(1), value.toLowerCase(Locale.ROOT)));
            } else if (!value.isBlank()) {
                words.add(value.toLowerCase(Locale.ROOT));
            }
        }
        return new CodeQuery(words, qualifiers);
    }

    boolean matches(CodeRepository repository, String path, String content) {
        String lower = content.toLowerCase(Locale.ROOT);
        return words.stream().allMatch(lower::contains)
                && qualifiers.stream().allMatch(q -> admits(q, repository, path));
    }

    private static boolean admits(Qualifier qualifier, CodeRepository repository, String path) {
        String lowerPath = path.toLowerCase(Locale.ROOT);
        String file = lowerPath.substring(lowerPath.lastIndexOf('/') + 1);
        String value = qualifier.value();
        return switch (qualifier.name()) {
            case "filename" -> file.contains(value);
            case "extension" -> file.endsWith("." + value);
            case "path" -> lowerPath.startsWith(value);
            case "repo" -> repository.fullName().equalsIgnoreCase(value);
            case "org", "user" -> repository.owner().equalsIgnoreCase(value);
            default -> true;
        };
    }
}
