/// Answers as a Jenkins controller does, from open to locked, and as pages that only look like one.
@NullMarked
package io.glacis.range.jenkins;

import org.jspecify.annotations.NullMarked;
