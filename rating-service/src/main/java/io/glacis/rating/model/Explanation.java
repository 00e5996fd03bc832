package io.glacis.rating.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A rating in lines that people read and that add up to it.
///
/// Every line's loss is the sum of its halves; folding the tail moves losses together but loses
/// none.
public final class Explanation {
    private static final int LABEL_LENGTH_MAX = 120;
    private static final String NO_LOSS = Decimals.loss(0);

    private Explanation() {}

    /// One line.
    ///
    /// @param loss twelve decimals
    /// @param findings the heaviest behind it, at most as many as asked for
    public record Line(String category, String text, String loss, List<String> findings) {}

    /// How long an explanation may be.
    ///
    /// @param lines that stand for one root cause each; the rest is folded by category
    /// @param findings that one line names
    public record Limits(int lines, int findings) {}

    /// The lines of a rating, heaviest first, then what the gates say.
    public static List<Line> of(Rating rating, Limits limits) {
        List<Line> lines = new ArrayList<>();
        List<Loss> losses = rating.losses();
        int shown = Math.min(losses.size(), limits.lines());
        for (Loss loss : losses.subList(0, shown)) {
            lines.add(
                    new Line(
                            loss.category(),
                            text(loss),
                            Decimals.loss(loss.total()),
                            first(loss.findings(), limits.findings())));
        }
        folded(losses.subList(shown, losses.size()), limits).forEach(lines::add);
        gates(rating, limits).forEach(lines::add);
        return List.copyOf(lines);
    }

    private static String text(Loss loss) {
        String where =
                switch (loss.assets()) {
                    case 0 -> "";
                    case 1 -> ": " + shortened(loss.label());
                    default ->
                            " on " + loss.assets() + " assets, such as " + shortened(loss.label());
                };
        return loss.title() + where + (loss.worst() > 0 ? " (worst category)" : "");
    }

    private static String shortened(String label) {
        return label.length() <= LABEL_LENGTH_MAX
                ? label
                : label.substring(0, LABEL_LENGTH_MAX) + "…";
    }

    private static List<Line> folded(List<Loss> tail, Limits limits) {
        SortedMap<String, List<Loss>> byCategory = new TreeMap<>();
        for (Loss loss : tail) {
            byCategory.computeIfAbsent(loss.category(), _ -> new ArrayList<>()).add(loss);
        }
        List<Line> lines = new ArrayList<>();
        byCategory.forEach((category, losses) ->
                lines.add(
                        new Line(
                                category,
                                losses.size() + " smaller causes",
                                Decimals.loss(losses.stream().mapToDouble(Loss::total).sum()),
                                first(
                                        losses.stream()
                                                .flatMap(loss -> loss.findings().stream())
                                                .distinct()
                                                .toList(),
                                        limits.findings()))));
        return lines;
    }

    private static List<Line> gates(Rating rating, Limits limits) {
        List<Gated> blocking = rating.blocking();
        if (blocking.isEmpty()) {
            return List.of();
        }
        String title = blocking.getFirst().title();
        String others = blocking.size() == 1 ? "" : " and " + (blocking.size() - 1) + " more";
        return List.of(
                new Line(
                        "gate",
                        "At most " + rating.gate() + " while this is open: " + title + others,
                        NO_LOSS,
                        first(blocking.stream().map(Gated::finding).toList(), limits.findings())));
    }

    private static <T> List<T> first(List<T> all, int max) {
        return List.copyOf(all.subList(0, Math.min(all.size(), max)));
    }
}
