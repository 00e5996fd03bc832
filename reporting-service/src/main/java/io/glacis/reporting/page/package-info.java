/// Lists in pages: signed tokens, bounded sizes, stored sort keys.
@NullMarked
package io.glacis.reporting.page;

import org.jspecify.annotations.NullMarked;
