/// What went wrong, as RFC 9457 tells it.
@NullMarked
package io.glacis.reporting.problem;

import org.jspecify.annotations.NullMarked;
