/// Evidence capsules: what was asked and what was seen, redacted, the same for the same content.
@NullMarked
package io.glacis.assessment.evidence;

import org.jspecify.annotations.NullMarked;
