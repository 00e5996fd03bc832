/// The simulated internet: running it, scanning it, and holding a scan against its ground truth.
@NullMarked
package io.glacis.standalone.range;

import org.jspecify.annotations.NullMarked;
