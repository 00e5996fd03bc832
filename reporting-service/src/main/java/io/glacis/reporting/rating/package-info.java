/// Ratings with their explanation.
@NullMarked
package io.glacis.reporting.rating;

import org.jspecify.annotations.NullMarked;
