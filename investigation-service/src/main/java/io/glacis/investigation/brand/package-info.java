/// What this service knows of the brands that leaks are hunted for.
@NullMarked
package io.glacis.investigation.brand;

import org.jspecify.annotations.NullMarked;
