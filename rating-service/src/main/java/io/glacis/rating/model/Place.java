package io.glacis.rating.model;

/// Where a weakness is and what that place is worth.
///
/// @param asset identity of the asset
/// @param label the asset as people write it
/// @param criticality worth of the asset: 0.5, 1, 1.5 or 2
/// @param goalProbability that an attack path over this finding reaches a goal, 0..1
public record Place(String asset, String label, double criticality, double goalProbability) {
    private static final double CRITICALITY_MIN = 0.5;
    private static final double CRITICALITY_MAX = 2;

    public Place {
        if (!(criticality >= CRITICALITY_MIN && criticality <= CRITICALITY_MAX)) {
            throw new IllegalArgumentException("criticality must be 0.5..2, was " + criticality);
        }
        if (!(goalProbability >= 0 && goalProbability <= 1)) {
            throw new IllegalArgumentException(
                    "goalProbability must be 0..1, was " + goalProbability);
        }
    }
}
