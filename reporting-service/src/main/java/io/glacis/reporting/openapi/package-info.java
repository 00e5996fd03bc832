/// What the committed API description says beyond what the code says by itself.
@NullMarked
package io.glacis.reporting.openapi;

import org.jspecify.annotations.NullMarked;
