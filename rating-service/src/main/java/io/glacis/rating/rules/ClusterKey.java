package io.glacis.rating.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The template of a root cause's key.
final class ClusterKey {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)(?:\\.([A-Za-z0-9_-]+))?}");

    private ClusterKey() {}

    static boolean isTemplate(String template) {
        String rest = PLACE.matcher(template).replaceAll("");
        return rest.indexOf('{') < 0
                && rest.indexOf('}') < 0
                && PLACE.matcher(template)
                        .results()
                        .allMatch(found ->
                                switch (found.group(1)) {
                                    case "check", "asset", "locator" -> found.group(2) == null;
                                    case "fact" -> found.group(2) != null;
                                    default -> false;
                                });
    }

    static String fill(String template, Subject subject) {
        Matcher places = PLACE.matcher(template);
        return places.replaceAll(found ->
                Matcher.quoteReplacement(
                        switch (found.group(1)) {
                            case "check" -> subject.check().text();
                            case "asset" -> subject.asset().text();
                            case "locator" -> subject.locator();
                            default ->
                                    subject.facts().getOrDefault(found.group(2), subject.locator());
                        }));
    }
}
