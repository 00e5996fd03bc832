/// Made-up credentials with the right structure: deterministic, named, and written into a world as
/// placeholders.
@NullMarked
package io.glacis.range.token;

import org.jspecify.annotations.NullMarked;
