/// Scans as people watch them.
@NullMarked
package io.glacis.reporting.scan;

import org.jspecify.annotations.NullMarked;
