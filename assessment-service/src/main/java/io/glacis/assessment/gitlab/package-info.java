/// GitLab, from its sign-in page to its job logs.
@NullMarked
package io.glacis.assessment.gitlab;

import org.jspecify.annotations.NullMarked;
