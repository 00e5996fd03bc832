/// Brands, their scopes, and what a scan may touch.
@NullMarked
package io.glacis.discovery.scope;

import org.jspecify.annotations.NullMarked;
