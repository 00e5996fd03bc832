package io.glacis.contracts;

/// Identity of an asset: `H("asset/1", tenant, kind, canonical value)`.
public record AssetId(String text) implements TextValue {
    public AssetId {
        Digest.requireHex("assetId", text);
    }

    /// The identity of one asset of a tenant; `canonicalValue` comes from [AssetKind#canonical].
    public static AssetId of(TenantId tenant, AssetKind kind, String canonicalValue) {
        return new AssetId(Digest.of("asset/1", tenant.text(), kind.name(), canonicalValue));
    }
}
