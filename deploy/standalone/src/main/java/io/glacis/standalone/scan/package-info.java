/// Declaring a brand, scanning it and telling what came out, all through the platform's own API.
@NullMarked
package io.glacis.standalone.scan;

import org.jspecify.annotations.NullMarked;
