/// What every probe needs: the scan's scope, the door, the evidence store.
@NullMarked
package io.glacis.discovery.probes;

import org.jspecify.annotations.NullMarked;
