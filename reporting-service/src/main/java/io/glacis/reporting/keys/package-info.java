/// The one secret of this service, and what is derived from it.
@NullMarked
package io.glacis.reporting.keys;

import org.jspecify.annotations.NullMarked;
