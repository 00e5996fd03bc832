/// How often a packet may leave, and whether any may: rate leases, concurrency slots, kill switch.
@NullMarked
package io.glacis.platform.egress.governor;

import org.jspecify.annotations.NullMarked;
