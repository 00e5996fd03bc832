/// The whole state in a canonical order.
@NullMarked
package io.glacis.reporting.export;

import org.jspecify.annotations.NullMarked;
