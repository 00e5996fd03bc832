package io.glacis.rating.rules;

import io.glacis.rating.document.Field;
import io.glacis.rating.model.Confidence;
import io.glacis.rating.model.Gr1Model;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a rule file. Whatever it names must be in the model; a wrong field is named.
final class RuleFile {
    private static final Pattern CHECK = Pattern.compile("[a-z0-9][a-z0-9.-]*(\\.\\*)?");
    private static final double SEVERITY_MAX = 10;
    private static final int QOD_MAX = 100;
    private static final int DAYS_MAX = 36_500;
    private static final String[] RULE_FIELDS = {
        "check",
        "like",
        "title",
        "category",
        "severity",
        "likelihood",
        "halfLife",
        "clusterKey",
        "gate",
        "slaDays",
        "confidence",
        "variants",
        "remediation",
        "references"
    };

    private final Gr1Model model;
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Map<String, Field> variantFields = new HashMap<>();

    private RuleFile(Gr1Model model) {
        this.model = model;
    }

    static RuleTable read(Field root, Gr1Model model) {
        root.only("version", "confidence", "default", "rules");
        root.at("version").whole(1, Integer.MAX_VALUE);
        RuleFile file = new RuleFile(model);
        Rule otherwise = file.rule("default", root.at("default"), null);
        for (Field field : root.at("rules").items()) {
            file.add(field);
        }
        return new RuleTable(model, file.rules, otherwise, qodFrom(root.at("confidence")));
    }

    private static Map<Confidence, Integer> qodFrom(Field field) {
        field.only("verified", "firm", "tentative");
        Map<Confidence, Integer> from = new EnumMap<>(Confidence.class);
        int above = QOD_MAX;
        for (Confidence confidence :
                List.of(Confidence.VERIFIED, Confidence.FIRM, Confidence.TENTATIVE)) {
            above = field.at(confidence.word()).whole(0, above);
            from.put(confidence, above);
        }
        return from;
    }

    private void add(Field field) {
        String check = field.at("check").text();
        if (!CHECK.matcher(check).matches()) {
            throw field.at("check").wrong("must match " + CHECK);
        }
        Field like = field.at("like");
        Rule base = null;
        if (like.isPresent()) {
            base = rules.get(like.oneOf(rules.keySet()));
        }
        if (rules.put(check, rule(check, field, base)) != null) {
            throw field.at("check").wrong("stands in the file twice: " + check);
        }
    }

    private Rule rule(String check, Field field, @Nullable Rule base) {
        field.only(RULE_FIELDS);
        Weight weight = weight(field, base == null ? null : base.weight());
        Field variants = field.at("variants");
        if (!variants.isPresent() && base != null) {
            variants = variantFields.getOrDefault(base.check(), variants);
        }
        variantFields.put(check, variants);
        return new Rule(
                check,
                base != null && !field.at("title").isPresent()
                        ? base.title()
                        : field.at("title").text(),
                base != null && !field.at("category").isPresent()
                        ? base.category()
                        : field.at("category").oneOf(model.categories()),
                base != null && !field.at("clusterKey").isPresent()
                        ? base.clusterKey()
                        : clusterKey(field.at("clusterKey")),
                weight,
                variants(variants, weight),
                base != null && !field.at("remediation").isPresent()
                        ? base.remediation()
                        : remediation(field));
    }

    private static String clusterKey(Field field) {
        String template = field.text();
        if (!ClusterKey.isTemplate(template)) {
            throw field.wrong("may only have {check}, {asset}, {locator} and {fact.NAME}");
        }
        return template;
    }

    private Weight weight(Field field, @Nullable Weight base) {
        Field gate = field.at("gate");
        Field slaDays = field.at("slaDays");
        Field confidence = field.at("confidence");
        return new Weight(
                base != null && !field.at("severity").isPresent()
                        ? base.severity()
                        : field.at("severity").number(0, SEVERITY_MAX),
                base != null && !field.at("likelihood").isPresent()
                        ? base.likelihood()
                        : field.at("likelihood").number(0, 1),
                base != null && !field.at("halfLife").isPresent()
                        ? base.halfLife()
                        : field.at("halfLife").oneOf(model.halfLives()),
                gate.isPresent() ? gate(gate) : base == null ? null : base.gate(),
                confidence.isPresent()
                        ? confidence(confidence)
                        : base == null ? null : base.confidence(),
                slaDays.isPresent()
                        ? (Integer) slaDays.whole(1, DAYS_MAX)
                        : base == null ? null : base.slaDays());
    }

    private @Nullable String gate(Field field) {
        return field.is("none") ? null : field.oneOf(model.gates());
    }

    private static Confidence confidence(Field field) {
        Set<String> words =
                Stream.of(Confidence.values()).map(Confidence::word).collect(Collectors.toSet());
        return Confidence.valueOf(field.oneOf(words).toUpperCase(Locale.ROOT));
    }

    /// A variant takes from the rule's own weight what it does not set, an inherited one too.
    private List<Variant> variants(Field field, Weight weight) {
        if (!field.isPresent() || field.is("none")) {
            return List.of();
        }
        List<Variant> variants = new ArrayList<>();
        for (Field item : field.items()) {
            item.only(
                    "facts", "severity", "likelihood", "halfLife", "gate", "slaDays", "confidence");
            variants.add(
                    new Variant(item.at("facts").entries(RuleFile::words), weight(item, weight)));
        }
        return variants;
    }

    private static Set<String> words(Field field) {
        return field.items().stream()
                .map(word -> word.text().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The steps, and then where to read more.
    private static List<String> remediation(Field field) {
        Stream<String> steps = field.at("remediation").items().stream().map(Field::text);
        Field references = field.at("references");
        Stream<String> more =
                references.isPresent()
                        ? references.items().stream().map(reference -> reference.text())
                        : Stream.of();
        return Stream.concat(
                        steps,
                        more.map(address -> {
                            if (!address.startsWith("https://")) {
                                throw references.wrong("must be https addresses");
                            }
                            return "Read more: " + address;
                        }))
                .toList();
    }
}
