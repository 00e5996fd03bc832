/// What each check's finding means, as data: category, severity, likelihood, root cause, remedy.
@NullMarked
package io.glacis.rating.rules;

import org.jspecify.annotations.NullMarked;
