/// The Range's own certificate authority and what its servers show.
@NullMarked
package io.glacis.range.tls;

import org.jspecify.annotations.NullMarked;
