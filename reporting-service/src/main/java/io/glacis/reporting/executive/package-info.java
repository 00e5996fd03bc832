/// The executive report: two pages and their terms.
@NullMarked
package io.glacis.reporting.executive;

import org.jspecify.annotations.NullMarked;
