/// The one place where secrets are kept: sealed, each under its tenant's data key.
@NullMarked
package io.glacis.investigation.vault;

import org.jspecify.annotations.NullMarked;
