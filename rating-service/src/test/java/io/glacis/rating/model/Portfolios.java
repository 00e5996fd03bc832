package io.glacis.rating.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Random portfolios as a brand could have them, each a function of one seed.
final class Portfolios {
    static final Gr1Model MODEL = Gr1Model.shipped();
    private static final List<String> CATEGORIES = List.copyOf(MODEL.categories());
    private static final List<String> HALF_LIVES = List.copyOf(MODEL.halfLives());
    private static final List<String> GATES = List.copyOf(MODEL.gates());
    private static final double[] CRITICALITIES = {0.5, 1, 1.5, 2};

    private Portfolios() {}

    /// 1–60 findings on 10–400 assets.
    static Portfolio random(Random random) {
        int assets = random.nextInt(10, 401);
        List<RatedFinding> findings = new ArrayList<>();
        int count = random.nextInt(1, 61);
        for (int i = 0; i < count; i++) {
            findings.add(finding(random, "f" + i, assets));
        }
        Map<String, CategoryCover> cover = new TreeMap<>();
        for (String category : CATEGORIES) {
            long cells = random.nextLong(1, 1_000);
            long conclusive =
                    random.nextInt(5) == 0 ? random.nextLong(0, cells + 1) : cells - cells / 10;
            double held = random.nextInt(3) == 0 ? random.nextDouble() : 0;
            cover.put(category, new CategoryCover(assets, cells, conclusive, held));
        }
        return Portfolio.of(findings, cover);
    }

    static RatedFinding finding(Random random, String id, int assets) {
        String asset = "asset-" + random.nextInt(assets);
        return new RatedFinding(
                id,
                pick(random, CATEGORIES),
                random.nextInt(4) == 0 ? "shared-" + random.nextInt(5) : "own-" + id,
                "Weakness " + id,
                new Weakness(
                        random.nextInt(101) / 10.0,
                        random.nextInt(101) / 100.0,
                        pick(random, List.of(Confidence.values())),
                        pick(random, HALF_LIVES),
                        random.nextInt(6) == 0 ? pick(random, GATES) : null),
                new Times(
                        random.nextInt(random.nextBoolean() ? 5 : 400),
                        random.nextInt(30),
                        random.nextInt(400),
                        random.nextInt(1, 100)),
                new Place(
                        asset,
                        asset,
                        CRITICALITIES[random.nextInt(4)],
                        random.nextInt(3) == 0 ? random.nextDouble() : 0),
                random.nextInt(5) == 0);
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
