/// SQL statements in the transaction that is under way.
@NullMarked
package io.glacis.rating.sql;

import org.jspecify.annotations.NullMarked;
