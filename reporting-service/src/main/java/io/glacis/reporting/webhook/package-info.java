/// Signed webhooks for new findings.
@NullMarked
package io.glacis.reporting.webhook;

import org.jspecify.annotations.NullMarked;
