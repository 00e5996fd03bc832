/// Assessment as tasks of a scan.
@NullMarked
package io.glacis.assessment.run;

import org.jspecify.annotations.NullMarked;
