/// The one folder that holds everything, and the settings a person may change.
@NullMarked
package io.glacis.standalone.settings;

import org.jspecify.annotations.NullMarked;
