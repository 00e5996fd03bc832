/// A receiver that checks the signatures of what it is sent.
@NullMarked
package io.glacis.range.webhook;

import org.jspecify.annotations.NullMarked;
