/// Statements on the service's own schema, inside whatever transaction is open.
@NullMarked
package io.glacis.discovery.sql;

import org.jspecify.annotations.NullMarked;
