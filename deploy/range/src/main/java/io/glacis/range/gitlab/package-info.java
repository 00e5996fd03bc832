/// Answers as a GitLab does to somebody who is not signed in.
@NullMarked
package io.glacis.range.gitlab;

import org.jspecify.annotations.NullMarked;
