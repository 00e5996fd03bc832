/// The start of a scan: what a person gave us.
@NullMarked
package io.glacis.discovery.seeds;

import org.jspecify.annotations.NullMarked;
