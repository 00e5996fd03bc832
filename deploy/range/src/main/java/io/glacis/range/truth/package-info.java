/// What a scan should find, and how near it came.
@NullMarked
package io.glacis.range.truth;

import org.jspecify.annotations.NullMarked;
