/// Names and addresses through DNS.
@NullMarked
package io.glacis.discovery.dns;

import org.jspecify.annotations.NullMarked;
