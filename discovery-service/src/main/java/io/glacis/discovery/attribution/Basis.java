package io.glacis.discovery.attribution;

/// What kind of evidence a sighting is: how strongly it speaks, and which voices are one voice.
///
/// Weights are the start values of a model that a later step fits on ground truth. Kinds of the
/// same group are not independent of each other, so only the strongest of a group counts.
public enum Basis {
    /// A person said so.
    SEED(1.0, "seed"),
    /// Stands below a confirmed domain.
    SUBDOMAIN(1.0, "name"),
    /// Lies inside a confirmed address block.
    IN_RANGE(1.0, "range"),
    /// A port of a confirmed address, an application of a confirmed name.
    PART_OF(1.0, "part"),
    /// Registered to the same organisation, spelled the same.
    SAME_ORGANISATION(0.95, "registration"),
    /// A confirmed page, script or alias leads to it.
    LINKED(0.89, "link"),
    /// Its public listing names a confirmed domain.
    CONTENT(0.89, "content"),
    /// Stands on one certificate with a confirmed domain.
    CERTIFICATE_NEIGHBOUR(0.7, "certificate"),
    /// Carries a word of the brand, which anybody's name may.
    SIMILAR_NAME(0.1, "similarity"),
    /// The brand leans on it; says nothing about whose it is, unless that it is somebody else's.
    LEANS_ON(0, "dependency"),
    /// Was met on the way; says nothing at all.
    MET(0, "met");

    private final double weight;
    private final String group;

    Basis(double weight, String group) {
        this.weight = weight;
        this.group = group;
    }

    /// How strongly this alone speaks for the brand, 0..1.
    public double weight() {
        return weight;
    }

    /// Kinds of one group have one vote together.
    public String group() {
        return group;
    }
}
