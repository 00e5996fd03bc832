/// SQL of this service, inside the transaction that is open.
@NullMarked
package io.glacis.investigation.sql;

import org.jspecify.annotations.NullMarked;
