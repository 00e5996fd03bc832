package io.glacis.contracts;

import java.util.Locale;

/// Identity of a watched brand: `H("brand/1", tenant, name)`.
public record BrandId(String text) implements TextValue {
    public BrandId {
        Digest.requireHex("brandId", text);
    }

    /// The brand of a tenant; the name is compared stripped and without regard to case.
    public static BrandId of(TenantId tenant, String name) {
        return new BrandId(
                Digest.of("brand/1", tenant.text(), name.strip().toLowerCase(Locale.ROOT)));
    }
}
