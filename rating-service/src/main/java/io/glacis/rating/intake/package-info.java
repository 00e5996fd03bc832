/// The way in: events and tasks of the kernel, handed to the register and to the ratings in one
/// transaction.
@NullMarked
package io.glacis.rating.intake;

import org.jspecify.annotations.NullMarked;
