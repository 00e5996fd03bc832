/// Rates a brand from its register and coverage, and says so when the rating moved.
@NullMarked
package io.glacis.rating.ratings;

import org.jspecify.annotations.NullMarked;
