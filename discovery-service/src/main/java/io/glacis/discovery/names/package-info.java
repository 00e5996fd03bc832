/// Words and names: pure logic.
@NullMarked
package io.glacis.discovery.names;

import org.jspecify.annotations.NullMarked;
