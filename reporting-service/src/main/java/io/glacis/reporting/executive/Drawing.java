package io.glacis.reporting.executive;

import io.glacis.reporting.executive.ExecutiveFacts.Week;
import io.glacis.reporting.rating.RatingView.RatingPoint;
import java.util.List;
import java.util.Locale;

/// Pictures as SVG, made of numbers alone: no text from outside ever enters one.
final class Drawing {
    private static final String[] BANDS = {"#c92a2a", "#e8590c", "#f08c00", "#2b8a3e", "#1864ab"};
    private static final int[] FROM = {0, 60, 70, 80, 90, 100};
    private static final int WIDTH = 500;

    private Drawing() {}

    /// Where the score stands between F and A.
    static String scale(double score) {
        StringBuilder svg =
                open(WIDTH, 30, "The score " + number(score) + " on the scale from F to A");
        for (int i = 0; i < BANDS.length; i++) {
            rectangle(svg, 5.0 * FROM[i], 10, 5.0 * (FROM[i + 1] - FROM[i]) - 2, 10, BANDS[i]);
        }
        double at = Math.clamp(5 * score, 3, WIDTH - 3.0);
        svg.append(
                "<polygon points=\"%s,8 %s,0 %s,0\" fill=\"#1a1a1a\"/>"
                        .formatted(number(at), number(at - 5), number(at + 5)));
        rectangle(svg, at - 1, 6, 2, 20, "#1a1a1a");
        return close(svg);
    }

    /// How the score moved, the oldest on the left.
    static String trend(List<RatingPoint> newestFirst) {
        if (newestFirst.size() < 2) {
            return "";
        }
        List<RatingPoint> points = newestFirst.reversed();
        long start = points.getFirst().computedAt().getEpochSecond();
        double span = Math.max(1, points.getLast().computedAt().getEpochSecond() - start);
        StringBuilder svg = open(WIDTH, 90, "The score over time, " + points.size() + " ratings");
        for (int from : new int[] {60, 70, 80, 90}) {
            rectangle(svg, 0, 84 - from * 0.8, WIDTH, 0.5, "#c9ced6");
        }
        StringBuilder line = new StringBuilder();
        for (RatingPoint point : points) {
            double x = 6 + (WIDTH - 12) * (point.computedAt().getEpochSecond() - start) / span;
            double y = 84 - Double.parseDouble(point.score()) * 0.8;
            line.append(number(x)).append(',').append(number(y)).append(' ');
        }
        svg.append("<polyline fill=\"none\" stroke=\"#1864ab\" stroke-width=\"2\" points=\"")
                .append(line.toString().strip())
                .append("\"/>");
        return close(svg);
    }

    /// Found above the line, fixed below it, one pair for each week.
    static String weeks(List<Week> weeks) {
        long most =
                Math.max(
                        1,
                        weeks.stream()
                                .mapToLong(w -> Math.max(w.found(), w.fixed()))
                                .max()
                                .orElse(1));
        double step = (double) WIDTH / Math.max(1, weeks.size());
        StringBuilder svg =
                open(WIDTH, 80, "Found and fixed in each of " + weeks.size() + " weeks");
        rectangle(svg, 0, 39.5, WIDTH, 1, "#495057");
        for (int i = 0; i < weeks.size(); i++) {
            double up = 36.0 * weeks.get(i).found() / most;
            double down = 36.0 * weeks.get(i).fixed() / most;
            rectangle(svg, i * step + 4, 39 - up, step - 8, up, "#c92a2a");
            rectangle(svg, i * step + 4, 41, step - 8, down, "#2b8a3e");
        }
        return close(svg);
    }

    /// A category's score as a bar.
    static String bar(double score) {
        StringBuilder svg = open(200, 10, "Score " + number(score));
        rectangle(svg, 0, 2, 200, 6, "#e9ecef");
        rectangle(svg, 0, 2, 2 * Math.clamp(score, 0, 100), 6, "#1864ab");
        return close(svg);
    }

    private static StringBuilder open(int width, int height, String inWords) {
        return new StringBuilder(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" alt=\"%s\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">"
                        .formatted(inWords, width, height, width, height));
    }

    private static void rectangle(
            StringBuilder svg, double x, double y, double width, double height, String fill) {
        svg.append(
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>"
                        .formatted(number(x), number(y), number(width), number(height), fill));
    }

    private static String close(StringBuilder svg) {
        return svg.append("</svg>").toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", Math.max(0, value));
    }
}
