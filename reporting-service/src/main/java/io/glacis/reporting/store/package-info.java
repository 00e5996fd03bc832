/// Statements on the service's own tables.
@NullMarked
package io.glacis.reporting.store;

import org.jspecify.annotations.NullMarked;
