/// Plain web pages, and pages that deceive.
@NullMarked
package io.glacis.range.page;

import org.jspecify.annotations.NullMarked;
