package io.glacis.rating.model;

/// An open finding as the rating sees it.
///
/// @param id its identity; the order of ids is the order of all sums
/// @param category of the model; a finding counts in exactly one
/// @param clusterKey its root cause, a function of this finding alone, so that no merge can ever
///   lower a sum
/// @param title the weakness in plain words, not written by anybody outside
/// @param accepted whether people accepted the risk: the managed score leaves it out
public record RatedFinding(
        String id,
        String category,
        String clusterKey,
        String title,
        Weakness weakness,
        Times times,
        Place place,
        boolean accepted) {}
