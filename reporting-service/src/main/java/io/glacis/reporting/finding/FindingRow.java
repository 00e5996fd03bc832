package io.glacis.reporting.finding;

import io.glacis.contracts.AssetKind;
import io.glacis.contracts.FindingState;
import io.glacis.contracts.Severity;
import java.time.Instant;

/// A finding in a list.
///
/// @param score severity on the 0..10 scale
/// @param locator the place on the asset; empty where the asset is the place
public record FindingRow(
        String id,
        String brand,
        String check,
        String title,
        String summary,
        Severity severity,
        String score,
        FindingState state,
        String category,
        String assetId,
        AssetKind assetKind,
        String assetValue,
        String locator,
        Instant firstSeenAt,
        Instant changedAt) {}
