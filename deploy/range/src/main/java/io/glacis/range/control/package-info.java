/// The control API of a running Range.
@NullMarked
package io.glacis.range.control;

import org.jspecify.annotations.NullMarked;
