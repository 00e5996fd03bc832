/// The assets of the read model, each with its attribution chain.
@NullMarked
package io.glacis.reporting.asset;

import org.jspecify.annotations.NullMarked;
