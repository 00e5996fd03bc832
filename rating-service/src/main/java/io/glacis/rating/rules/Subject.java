package io.glacis.rating.rules;

import io.glacis.contracts.AssetId;
import io.glacis.contracts.CheckId;
import java.util.Map;

/// What a rule is asked about: one check's verdict at one place.
public record Subject(
        CheckId check, AssetId asset, String locator, int qod, Map<String, String> facts) {}
