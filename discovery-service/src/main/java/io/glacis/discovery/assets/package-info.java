/// The inventory of assets, and what is said of them.
@NullMarked
package io.glacis.discovery.assets;

import org.jspecify.annotations.NullMarked;
