/// The coverage ledger: asset × check × place, and what was last known.
@NullMarked
package io.glacis.assessment.coverage;

import org.jspecify.annotations.NullMarked;
