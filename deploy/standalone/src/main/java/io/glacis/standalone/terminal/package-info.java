/// What commands print, for people and for programs, and how they end.
@NullMarked
package io.glacis.standalone.terminal;

import org.jspecify.annotations.NullMarked;
