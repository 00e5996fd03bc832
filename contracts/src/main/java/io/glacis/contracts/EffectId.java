package io.glacis.contracts;

/// Identity of an outside effect: `H("effect/1", finding, channel, transition)`.
public record EffectId(String text) implements TextValue {
    public EffectId {
        Digest.requireHex("effectId", text);
    }

    /// One effect on one channel, such as a webhook or a ticket, for one transition of a finding.
    public static EffectId of(FindingId finding, String channel, String transition) {
        return new EffectId(Digest.of("effect/1", finding.text(), channel, transition));
    }
}
