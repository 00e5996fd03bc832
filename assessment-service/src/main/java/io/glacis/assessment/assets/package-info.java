/// The assets that discovery observed, and the scope of their brands.
@NullMarked
package io.glacis.assessment.assets;

import org.jspecify.annotations.NullMarked;
