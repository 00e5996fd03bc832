/// The service's own tables, in the transaction that the kernel has open.
@NullMarked
package io.glacis.assessment.sql;

import org.jspecify.annotations.NullMarked;
