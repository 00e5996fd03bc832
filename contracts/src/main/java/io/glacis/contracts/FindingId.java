package io.glacis.contracts;

/// Identity of a finding for life: `H("finding/1", tenant, check, asset, locator)`.
public record FindingId(String text) implements TextValue {
    public FindingId {
        Digest.requireHex("findingId", text);
    }

    /// The locator tells two weaknesses of one kind on one asset apart and holds nothing volatile:
    /// no times, nonces or build numbers.
    public static FindingId of(TenantId tenant, CheckId check, AssetId asset, String locator) {
        return new FindingId(
                Digest.of("finding/1", tenant.text(), check.text(), asset.text(), locator));
    }
}
