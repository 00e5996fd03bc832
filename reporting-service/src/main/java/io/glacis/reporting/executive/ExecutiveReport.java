package io.glacis.reporting.executive;

import java.util.List;

/// Everything that the executive report says, in plain words, ready to be set in type.
///
/// @param sentence the rating and why, in one or two sentences
/// @param scale where the score stands between F and A, drawn
/// @param trend how the score moved, drawn; empty where there is nothing to draw
/// @param drivers what takes most from the rating
/// @param weeks found and fixed in each of the last weeks, drawn
public record ExecutiveReport(
        String brand,
        String asOf,
        String scoreWords,
        String grade,
        String sentence,
        String scale,
        String trend,
        String trendWords,
        List<String> drivers,
        List<Way> ways,
        String waysWords,
        List<Decision> decisions,
        String weeks,
        String weeksWords,
        List<String> changes,
        List<Bar> bars,
        List<String> blindSpots,
        List<Term> terms) {
    public ExecutiveReport {
        drivers = List.copyOf(drivers);
        ways = List.copyOf(ways);
        decisions = List.copyOf(decisions);
        changes = List.copyOf(changes);
        bars = List.copyOf(bars);
        blindSpots = List.copyOf(blindSpots);
        terms = List.copyOf(terms);
    }

    /// One way in.
    public record Way(String title, String where, String consequence, String since) {}

    /// One decision that is asked for.
    public record Decision(String ask, String cost, String benefit) {}

    /// One category with its score.
    public record Bar(String title, String score, String drawing, String coverage) {}

    /// One term and what it means here.
    public record Term(String word, String meaning) {}
}
