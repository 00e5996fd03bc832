package io.glacis.reporting.finding;

import io.glacis.contracts.FindingChanged;
import io.glacis.contracts.FindingState;
import io.glacis.platform.work.Unit;
import org.jspecify.annotations.Nullable;

/// A finding came into another state. Observed inside the transaction that notes it.
///
/// @param before its state until now, or null where it was not known
public record FindingMoved(@Nullable FindingState before, FindingChanged now, Unit unit) {}
