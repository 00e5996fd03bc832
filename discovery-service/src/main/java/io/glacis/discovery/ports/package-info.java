/// Open ports of the brand's addresses.
@NullMarked
package io.glacis.discovery.ports;

import org.jspecify.annotations.NullMarked;
