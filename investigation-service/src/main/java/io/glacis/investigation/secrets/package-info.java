/// The detector engine: which bytes of a text are a secret, of which family, and what its own form
/// says about it. Pure: no network, no database, no clock of its own.
@NullMarked
package io.glacis.investigation.secrets;

import org.jspecify.annotations.NullMarked;
