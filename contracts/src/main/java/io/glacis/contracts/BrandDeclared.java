package io.glacis.contracts;

import java.time.Instant;

/// A person declared a brand, or changed its scope. The newest declaration of a brand counts.
///
/// @param name the brand as people write it; also a search term
/// @param scope what we may touch
/// @param consentedBy who said "I may test this"
/// @param declaredAt when, by the database's clock
public record BrandDeclared(
        TenantId tenant,
        BrandId brand,
        String name,
        Scope scope,
        String consentedBy,
        Instant declaredAt)
        implements Event.Command {
    private static final int NAME_LENGTH_MAX = 120;

    public BrandDeclared {
        if (name.isBlank() || name.length() > NAME_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "name length must be 1.." + NAME_LENGTH_MAX + ", was " + name.length());
        }
    }
}
