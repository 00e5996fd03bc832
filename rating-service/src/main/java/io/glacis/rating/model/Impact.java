package io.glacis.rating.model;

/// What one finding weighs on its own.
///
/// @param left share of the confidence that age without observation has left, 0..1
/// @param density its weight, 0 when stale
record Impact(RatedFinding finding, double left, boolean stale, double density) {
    static Impact of(RatedFinding finding, Gr1Model model) {
        Weakness weakness = finding.weakness();
        Times times = finding.times();
        double left =
                model.halfLife(weakness.halfLife()).left(times.unseenDays(), times.graceDays());
        double confidence = model.confidence(weakness.confidence()) * left;
        boolean stale = confidence < model.evidence().staleBelow();
        return new Impact(
                finding, left, stale, stale ? 0 : density(finding, confidence, model.density()));
    }

    /// Confidence now: the base confidence, faded.
    double confidence(Gr1Model model) {
        return model.confidence(finding.weakness().confidence()) * left;
    }

    private static double density(RatedFinding finding, double confidence, Gr1Model.Density model) {
        Weakness weakness = finding.weakness();
        Place place = finding.place();
        return severity(weakness.severity(), model)
                * (model.likelihoodFloor() + (1 - model.likelihoodFloor()) * weakness.likelihood())
                * confidence
                * overdue(finding.times(), model)
                * place.criticality()
                * (1 + place.goalProbability());
    }

    private static double severity(double score, Gr1Model.Density model) {
        return score == 0 ? 0 : StrictMath.pow(2, score - model.severityPivot());
    }

    static double overdue(Times times, Gr1Model.Density model) {
        int late = Math.max(0, times.openDays() - times.slaDays());
        return 1 + model.overdueExtra() * Math.min(1, (double) late / times.slaDays());
    }
}
