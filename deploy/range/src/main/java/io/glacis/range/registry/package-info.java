/// Certificate search and registration data, as their public services answer.
@NullMarked
package io.glacis.range.registry;

import org.jspecify.annotations.NullMarked;
