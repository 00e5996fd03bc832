/// Names in public certificate logs.
@NullMarked
package io.glacis.discovery.certificates;

import org.jspecify.annotations.NullMarked;
