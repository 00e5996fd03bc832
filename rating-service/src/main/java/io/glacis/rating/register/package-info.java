/// The findings register: one identity for life for every weakness, what people decided about it,
/// and the coverage ledger beside it.
@NullMarked
package io.glacis.rating.register;

import org.jspecify.annotations.NullMarked;
