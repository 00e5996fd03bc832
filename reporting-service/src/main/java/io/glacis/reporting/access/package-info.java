/// Who may do what: setup, sign-in, sessions, API tokens, roles.
@NullMarked
package io.glacis.reporting.access;

import org.jspecify.annotations.NullMarked;
