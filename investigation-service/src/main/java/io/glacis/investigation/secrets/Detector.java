package io.glacis.investigation.secrets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Finds secrets in bytes: one pass for the keywords of all rules, then each rule's pattern on a
/// bounded window around its keywords.
///
/// Linear in the length of the text: the windows of one rule overlap a bounded number of times, and
/// the patterns run on an automaton. Safe for use by many threads.
public final class Detector {
    private final List<Rule> rules;
    private final Literals literals;
    private final int[][] rulesOfLiteral;

    public Detector(RulePack pack) {
        this.rules = pack.rules();
        Set<String> words = new LinkedHashSet<>();
        rules.forEach(r -> r.keywords().forEach(k -> words.add(k.toLowerCase(Locale.ROOT))));
        List<String> all = List.copyOf(words);
        this.literals = new Literals(all);
        this.rulesOfLiteral = all.stream().map(this::rulesWith).toArray(int[][]::new);
    }

    /// The secrets of a text, in the order of their places. Of finds that overlap the most specific
    /// stays, then the longest.
    ///
    /// @param path of the file, for rules that look at certain files only
    public List<Find> scan(byte[] text, String path, Instant now) {
        return scan(new Pass(this, text, path, now, 0));
    }

    List<Find> scan(Pass pass) {
        int[] seenUpTo = new int[rules.size()];
        byte[] text = pass.text();
        literals.find(
                text,
                0,
                text.length,
                (literal, end) -> {
                    for (int index : rulesOfLiteral[literal]) {
                        Rule rule = rules.get(index);
                        if (end > seenUpTo[index]) {
                            pass.verify(rule, end);
                            seenUpTo[index] = end + rule.reach();
                        }
                    }
                });
        return withoutOverlaps(pass.finds());
    }

    private int[] rulesWith(String keyword) {
        List<Integer> with = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).keywords().stream().anyMatch(keyword::equalsIgnoreCase)) {
                with.add(i);
            }
        }
        return with.stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<Find> withoutOverlaps(List<Find> finds) {
        List<Find> best = new ArrayList<>(finds);
        best.sort(
                Comparator.comparingInt((Find f) -> -f.specificity())
                        .thenComparingInt(f -> -f.span().length())
                        .thenComparingInt(f -> f.span().start())
                        .thenComparing(Find::rule));
        List<Find> kept = new ArrayList<>();
        for (Find find : best) {
            if (kept.stream().noneMatch(k -> isSame(k, find))) {
                kept.add(find);
            }
        }
        kept.sort(Comparator.comparingInt((Find f) -> f.span().start()).thenComparing(Find::rule));
        return kept;
    }

    /// Several secrets of one encoded text stand at the same place and are not the same.
    private static boolean isSame(Find one, Find other) {
        boolean areSiblings =
                one.span().equals(other.span())
                        && !one.secret().equals(other.secret())
                        && one.specificity() == other.specificity();
        return one.span().crosses(other.span()) && !areSiblings;
    }
}
