/// The dashboard's way into the browser; its source is in `src/main/webui`.
@NullMarked
package io.glacis.reporting.webui;

import org.jspecify.annotations.NullMarked;
