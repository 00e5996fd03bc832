/// The language of the house: identities, canonical forms, events and topics. Pure Java, no
/// framework.
@NullMarked
package io.glacis.contracts;

import org.jspecify.annotations.NullMarked;
