/// The chart is linted, rendered and held against what a careful cluster asks of it.
@NullMarked
package io.glacis.helm;

import org.jspecify.annotations.NullMarked;
