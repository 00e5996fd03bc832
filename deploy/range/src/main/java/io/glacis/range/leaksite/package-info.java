/// A feed of what extortion groups claim on their leak sites.
@NullMarked
package io.glacis.range.leaksite;

import org.jspecify.annotations.NullMarked;
