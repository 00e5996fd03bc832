/// The launcher and command line: how Glacis runs on one machine.
@NullMarked
package io.glacis.standalone;

import org.jspecify.annotations.NullMarked;
