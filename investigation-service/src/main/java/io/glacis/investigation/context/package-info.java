/// What stands around a secret: where it is used, by whom, and whether the text speaks of a brand.
@NullMarked
package io.glacis.investigation.context;

import org.jspecify.annotations.NullMarked;
