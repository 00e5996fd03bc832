/// The Range: a whole simulated internet on loopback, described by a world file.
@NullMarked
package io.glacis.range;

import org.jspecify.annotations.NullMarked;
