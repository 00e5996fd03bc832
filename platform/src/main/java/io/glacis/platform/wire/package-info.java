/// How contracts' records are written as bytes and read back: JSON with limits.
@NullMarked
package io.glacis.platform.wire;

import org.jspecify.annotations.NullMarked;
