/// Real software that the Range runs behind a site.
@NullMarked
package io.glacis.range.software;

import org.jspecify.annotations.NullMarked;
