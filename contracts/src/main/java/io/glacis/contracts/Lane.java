package io.glacis.contracts;

/// How urgent work is. Free workers are shared over the lanes by weight.
public enum Lane {
    INTERACTIVE(8),
    VERIFY(4),
    CONTINUOUS(2),
    BULK(1);

    private final int weight;

    Lane(int weight) {
        this.weight = weight;
    }

    /// The lane's share of the workers against the other lanes.
    public int weight() {
        return weight;
    }
}
