package io.glacis.rating.model;

import java.math.BigDecimal;

/// What a fix is worth.
///
/// @param score points of the score; 0 while a gate still blocks it
/// @param base points of the score before gates
public record Gain(BigDecimal score, double base) {}
