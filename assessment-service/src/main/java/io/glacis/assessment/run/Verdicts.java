package io.glacis.assessment.run;

import io.glacis.assessment.assets.AssetView;
import io.glacis.assessment.check.Check;
import io.glacis.assessment.check.Conclusion;
import io.glacis.assessment.evidence.Capsule;
import io.glacis.contracts.Outcome;
import io.glacis.contracts.TenantId;
import io.glacis.contracts.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Makes verdicts of conclusions: adds the rule, stores the evidence, and answers for every place
/// where the weakness was before.
final class Verdicts {
    private static final int SUMMARY_LENGTH_MAX = 500;
    private static final int LOCATOR_LENGTH_MAX = 1_024;
    private static final int FACT_LENGTH_MAX = 1_024;

    private final EvidenceShelf shelf;

    Verdicts(EvidenceShelf shelf) {
        this.shelf = shelf;
    }

    /// Where evidence is put.
    interface EvidenceShelf {
        /// Stores the bytes and gives their digest.
        String put(TenantId tenant, byte[] bytes);
    }

    /// In a fixed order: the same conclusions are the same verdicts.
    List<Verdict> of(
            AssetView asset,
            Map<Check, List<Conclusion>> conclusions,
            Map<String, SortedSet<String>> known) {
        Map<String, Verdict> verdicts = new TreeMap<>();
        conclusions.forEach((check, all) -> {
            SortedSet<String> before = known.getOrDefault(check.id().text(), new TreeSet<>());
            for (Conclusion conclusion : withPlaces(all, before)) {
                if (conclusion.locator().length() <= LOCATOR_LENGTH_MAX) {
                    Verdict verdict = verdict(asset, check, conclusion);
                    verdicts.put(check.id().text() + "\n" + verdict.locator(), verdict);
                }
            }
        });
        return List.copyOf(verdicts.values());
    }

    /// What a check says of the whole asset, it says of every place that it knew.
    private static List<Conclusion> withPlaces(List<Conclusion> all, SortedSet<String> before) {
        Set<String> said = new HashSet<>();
        all.forEach(conclusion -> said.add(conclusion.locator()));
        List<Conclusion> more = new ArrayList<>(all);
        Conclusion whole =
                all.stream().filter(each -> each.locator().isEmpty()).findFirst().orElse(null);
        for (String place : before) {
            if (!said.contains(place)) {
                more.add(elsewhere(whole).at(place));
            }
        }
        return more;
    }

    private static Conclusion elsewhere(@Nullable Conclusion whole) {
        if (whole == null || whole.outcome() == Outcome.NOT_APPLICABLE) {
            return Conclusion.closed(
                    whole == null ? "It is no longer found here." : whole.summary(), List.of());
        }
        return whole;
    }

    private Verdict verdict(AssetView asset, Check check, Conclusion conclusion) {
        String rule = check.id().text() + "@" + check.version();
        Map<String, String> facts = new TreeMap<>();
        conclusion
                .facts()
                .forEach((name, fact) -> {
                    if (!fact.isEmpty() && fact.length() <= FACT_LENGTH_MAX) {
                        facts.put(name, fact);
                    }
                });
        return new Verdict(
                check.id(),
                conclusion.locator(),
                conclusion.outcome(),
                conclusion.unknownReason(),
                conclusion.qod(),
                bounded(conclusion.summary()),
                facts,
                evidence(asset, rule, conclusion),
                rule);
    }

    private @Nullable String evidence(AssetView asset, String rule, Conclusion conclusion) {
        if (conclusion.exhibits().isEmpty()) {
            return null;
        }
        Capsule capsule =
                Capsule.of(
                        rule,
                        asset.kind(),
                        asset.value(),
                        conclusion.locator(),
                        conclusion.exhibits());
        return shelf.put(asset.tenant(), capsule.bytes());
    }

    private static String bounded(String summary) {
        return summary.length() <= SUMMARY_LENGTH_MAX
                ? summary
                : summary.substring(0, SUMMARY_LENGTH_MAX);
    }
}
