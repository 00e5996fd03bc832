/// Glacis Rating 1 as pure code: findings and coverage in, a score with its explanation out.
///
/// No framework, no clock, no store. `StrictMath` alone, sums in the order of keys and decimal
/// strings make a rating the same, bit for bit, on every machine.
@NullMarked
package io.glacis.rating.model;

import org.jspecify.annotations.NullMarked;
