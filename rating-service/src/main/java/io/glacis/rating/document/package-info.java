/// Reads configuration that people write by hand, and names the field that is wrong.
@NullMarked
package io.glacis.rating.document;

import org.jspecify.annotations.NullMarked;
