/// World files: what exists in a Range, and the ground truth about it.
@NullMarked
package io.glacis.range.world;

import org.jspecify.annotations.NullMarked;
