package io.glacis.range.truth;

import io.glacis.range.truth.Truth.Expected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// How near a scan came to the ground truth. Pure: the same truth and the same finds give the same
/// score.
public record Score(List<Capability> capabilities) {

    public Score {
        capabilities = List.copyOf(capabilities);
    }

    /// One capability. `found` counts truths that were found; `unexpected` was found and is neither
    /// truth, decoy nor neutral.
    public record Capability(
            String name,
            int truth,
            int found,
            double recall,
            double precision,
            int decoys,
            int decoysHit,
            List<String> missed,
            List<String> hit,
            List<String> unexpected) {

        static Capability of(String name, Expected expected, Set<String> reported) {
            List<String> missed = new ArrayList<>();
            for (String item : expected.truth()) {
                if (!reported.contains(item)) {
                    missed.add(item);
                }
            }
            Set<String> decoysMatched = new TreeSet<>();
            List<String> hit = new ArrayList<>();
            List<String> unexpected = new ArrayList<>();
            for (String item : new TreeSet<>(reported)) {
                if (expected.truth().contains(item)) {
                    continue;
                }
                List<String> matched = matching(expected.decoys(), item);
                decoysMatched.addAll(matched);
                if (!matched.isEmpty()) {
                    hit.add(item);
                } else if (matching(expected.neutral(), item).isEmpty()) {
                    unexpected.add(item);
                }
            }
            int found = expected.truth().size() - missed.size();
            return new Capability(
                    name,
                    expected.truth().size(),
                    found,
                    ratio(found, expected.truth().size()),
                    ratio(found, found + hit.size() + unexpected.size()),
                    expected.decoys().size(),
                    decoysMatched.size(),
                    List.copyOf(missed),
                    List.copyOf(hit),
                    List.copyOf(unexpected));
        }

        /// `*|rest` stands for anything said about the rest.
        private static List<String> matching(Set<String> entries, String item) {
            int bar = item.indexOf('|');
            String any = bar < 0 ? item : "*" + item.substring(bar);
            return Stream.of(item, any).distinct().filter(entries::contains).toList();
        }
    }

    /// Holds what was found, per capability, against the truth. A capability that is not in `found`
    /// found nothing.
    public static Score of(Truth truth, Map<String, ? extends Set<String>> found) {
        List<Capability> capabilities = new ArrayList<>();
        truth.capabilities()
                .forEach((name, expected) -> {
                    Set<String> reported = found.get(name);
                    capabilities.add(
                            Capability.of(name, expected, reported == null ? Set.of() : reported));
                });
        return new Score(capabilities);
    }

    public int truths() {
        return capabilities.stream().mapToInt(Capability::truth).sum();
    }

    public int found() {
        return capabilities.stream().mapToInt(Capability::found).sum();
    }

    public double recall() {
        return ratio(found(), truths());
    }

    public double precision() {
        int wrong =
                capabilities.stream().mapToInt(c -> c.hit().size() + c.unexpected().size()).sum();
        return ratio(found(), found() + wrong);
    }

    public int decoys() {
        return capabilities.stream().mapToInt(Capability::decoys).sum();
    }

    public int decoysHit() {
        return capabilities.stream().mapToInt(Capability::decoysHit).sum();
    }

    /// Nothing of nothing is whole.
    private static double ratio(int part, int whole) {
        return whole == 0 ? 1.0 : (double) part / whole;
    }
}
