package io.glacis.discovery.assets;

import io.glacis.discovery.attribution.Subject;

/// A fact of an asset that ties it to others with the same fact.
///
/// @param name what kind of fact: `organisation`
/// @param fact its value, folded so that equal facts are spelled the same
public record Trait(String name, String fact, Subject subject) {
    /// Who registered it.
    public static final String ORGANISATION = "organisation";
}
