/// Object storage that carries the brand's name.
@NullMarked
package io.glacis.discovery.buckets;

import org.jspecify.annotations.NullMarked;
