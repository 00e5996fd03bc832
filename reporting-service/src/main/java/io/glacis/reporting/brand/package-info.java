/// Brands that people declare, and when they are scanned.
@NullMarked
package io.glacis.reporting.brand;

import org.jspecify.annotations.NullMarked;
