/// The findings of the read model, and what people decide about them.
@NullMarked
package io.glacis.reporting.finding;

import org.jspecify.annotations.NullMarked;
