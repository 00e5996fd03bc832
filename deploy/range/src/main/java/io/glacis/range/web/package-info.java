/// What answers HTTP in the Range, and the small server beneath it.
@NullMarked
package io.glacis.range.web;

import org.jspecify.annotations.NullMarked;
