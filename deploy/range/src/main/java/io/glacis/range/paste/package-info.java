/// A paste site with a scraping feed.
@NullMarked
package io.glacis.range.paste;

import org.jspecify.annotations.NullMarked;
