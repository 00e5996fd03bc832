/// Evidence, handed out so that it cannot act.
@NullMarked
package io.glacis.reporting.evidence;

import org.jspecify.annotations.NullMarked;
