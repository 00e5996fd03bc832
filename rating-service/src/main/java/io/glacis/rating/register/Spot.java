package io.glacis.rating.register;

import io.glacis.contracts.AssetId;
import io.glacis.contracts.AssetKind;
import io.glacis.contracts.BrandId;
import io.glacis.contracts.CheckId;
import io.glacis.contracts.FindingId;
import io.glacis.contracts.TenantId;

/// Where a weakness is: what makes a finding that finding, for life.
public record Spot(
        TenantId tenant,
        BrandId brand,
        CheckId check,
        AssetId asset,
        AssetKind kind,
        String value,
        String locator) {
    /// The identity that follows.
    public FindingId finding() {
        return FindingId.of(tenant, check, asset, locator);
    }
}
