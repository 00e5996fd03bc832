package io.glacis.rating.rules;

import io.glacis.contracts.CheckId;
import io.glacis.rating.document.Field;
import io.glacis.rating.model.Confidence;
import io.glacis.rating.model.Gr1Model;
import io.glacis.rating.model.Weakness;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rules of all checks. A check that nobody wrote a rule for gets the default one: a finding is
/// never lost because its rule is missing.
public final class RuleTable {
    private static final String ANY_BELOW = ".*";

    private final Gr1Model model;
    private final Map<String, Rule> rules;
    private final Rule otherwise;
    private final EnumMap<Confidence, Integer> qodFrom;

    RuleTable(
            Gr1Model model,
            Map<String, Rule> rules,
            Rule otherwise,
            Map<Confidence, Integer> qodFrom) {
        this.model = model;
        this.rules = Map.copyOf(rules);
        this.otherwise = otherwise;
        this.qodFrom = new EnumMap<>(qodFrom);
    }

    /// The rules that Glacis ships, for a model.
    public static RuleTable shipped(Gr1Model model) {
        return read(Field.resource("rules/checks.yaml"), model);
    }

    /// The rules in a document, for a model.
    public static RuleTable read(Field root, Gr1Model model) {
        return RuleFile.read(root, model);
    }

    /// Whether somebody wrote a rule for the check.
    public boolean knows(CheckId check) {
        return find(check) != null;
    }

    /// The category in which a check counts.
    public String category(CheckId check) {
        return ruleOf(check).category();
    }

    /// What a finding means.
    public Meaning meaningOf(Subject subject) {
        Rule rule = ruleOf(subject.check());
        Weight weight = rule.weightFor(subject);
        Weakness weakness =
                new Weakness(
                        weight.severity(),
                        weight.likelihood(),
                        weight.confidence() == null
                                ? confidence(subject.qod())
                                : weight.confidence(),
                        weight.halfLife(),
                        weight.gate());
        return new Meaning(
                rule.title(),
                rule.category(),
                rule.clusterKeyFor(subject),
                weakness,
                weight.slaDays() == null ? model.slaDays(weight.severity()) : weight.slaDays(),
                rule.remediation());
    }

    private Confidence confidence(int qod) {
        for (Map.Entry<Confidence, Integer> from : qodFrom.entrySet()) {
            if (qod >= from.getValue()) {
                return from.getKey();
            }
        }
        return Confidence.INFERRED;
    }

    private Rule ruleOf(CheckId check) {
        Rule rule = find(check);
        return rule == null ? otherwise : rule;
    }

    private @Nullable Rule find(CheckId check) {
        Rule own = rules.get(check.text());
        String prefix = check.text();
        while (own == null && prefix.indexOf('.') >= 0) {
            prefix = prefix.substring(0, prefix.lastIndexOf('.'));
            own = rules.get(prefix + ANY_BELOW);
        }
        return own;
    }
}
