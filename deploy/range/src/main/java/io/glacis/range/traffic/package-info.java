/// What reached the Range, counted where it arrived.
@NullMarked
package io.glacis.range.traffic;

import org.jspecify.annotations.NullMarked;
