/// Why an asset belongs to a brand: pure logic over sightings.
@NullMarked
package io.glacis.discovery.attribution;

import org.jspecify.annotations.NullMarked;
