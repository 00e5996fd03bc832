/// Who registered a domain or a network.
@NullMarked
package io.glacis.discovery.registrations;

import org.jspecify.annotations.NullMarked;
