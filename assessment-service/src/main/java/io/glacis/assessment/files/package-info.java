/// Files that web roots should not serve.
@NullMarked
package io.glacis.assessment.files;

import org.jspecify.annotations.NullMarked;
