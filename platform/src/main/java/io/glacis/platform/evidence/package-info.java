/// Bytes that prove something, stored under their SHA-256.
@NullMarked
package io.glacis.platform.evidence;

import org.jspecify.annotations.NullMarked;
