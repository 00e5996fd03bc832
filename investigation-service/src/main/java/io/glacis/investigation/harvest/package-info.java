/// Reads public content of the brand itself that assessment found and that may hold secrets.
@NullMarked
package io.glacis.investigation.harvest;

import org.jspecify.annotations.NullMarked;
