package io.glacis.contracts;

import java.util.List;

/// Checks of one asset have come to verdicts: one cell of the coverage ledger each.
///
/// @param from assessment or investigation
/// @param task the rating hand-off that the scan's ledger waits for; its subject is the text of
///   `part`
/// @param part tells several such events of one asset and scan apart: the id of the task that said
///   it
/// @param kind the asset's kind and value again, so that a verdict can be read on its own
/// @param verdicts at most 200; a check × locator stands here once
public record VerdictsReached(
        TenantId tenant,
        BrandId brand,
        ScanId scan,
        int generation,
        Lane lane,
        Service from,
        TaskId task,
        String part,
        AssetId asset,
        AssetKind kind,
        String value,
        List<Verdict> verdicts)
        implements Event.VerdictEvent {
    /// How many verdicts one event may carry.
    public static final int VERDICTS_MAX = 200;

    public VerdictsReached {
        verdicts = List.copyOf(verdicts);
        Bounds.requireCanonical(tenant, kind, value, asset);
        if (verdicts.size() > VERDICTS_MAX) {
            throw new IllegalArgumentException(
                    "verdicts must be at most " + VERDICTS_MAX + ", were " + verdicts.size());
        }
    }

    @Override
    public String key() {
        return asset.text();
    }
}
