/// Web applications and what their pages name.
@NullMarked
package io.glacis.discovery.web;

import org.jspecify.annotations.NullMarked;
