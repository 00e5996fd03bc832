/// What a check is: it looks at one asset and draws conclusions, each with what it saw.
@NullMarked
package io.glacis.assessment.check;

import org.jspecify.annotations.NullMarked;
