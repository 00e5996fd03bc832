/// The one door through which any packet leaves: HTTP, DNS, TCP and S3.
///
/// Every exchange is decided by an [io.glacis.platform.egress.Authority] (in whose name, how far),
/// the address tables, the kill switch and the governor, and is bounded in time and bytes. What the
/// outside answers is a sealed value and never an exception.
@NullMarked
package io.glacis.platform.egress;

import org.jspecify.annotations.NullMarked;
