package io.glacis.assessment.assets;

import io.glacis.contracts.AssetId;
import io.glacis.contracts.AssetKind;
import io.glacis.contracts.AssetObserved;
import io.glacis.contracts.BrandId;
import io.glacis.contracts.Clearance;
import io.glacis.contracts.TenantId;

/// What assessment needs to know of an asset.
public record AssetView(
        TenantId tenant,
        BrandId brand,
        AssetId asset,
        AssetKind kind,
        String value,
        Clearance clearance) {
    static AssetView of(AssetObserved seen) {
        return new AssetView(
                seen.tenant(),
                seen.brand(),
                seen.asset(),
                seen.kind(),
                seen.value(),
                seen.clearance());
    }
}
