/// What this service is and holds.
@NullMarked
package io.glacis.reporting.status;

import org.jspecify.annotations.NullMarked;
