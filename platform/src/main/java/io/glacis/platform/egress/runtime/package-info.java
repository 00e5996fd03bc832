/// The egress guard inside a service: configuration, wiring, metrics.
@NullMarked
package io.glacis.platform.egress.runtime;

import org.jspecify.annotations.NullMarked;
