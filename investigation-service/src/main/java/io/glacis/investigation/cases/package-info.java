/// One secret, one case: every sighting of it joined by its fingerprint, and one verdict about it.
@NullMarked
package io.glacis.investigation.cases;

import org.jspecify.annotations.NullMarked;
