/// Jenkins, from its login page to its build logs.
@NullMarked
package io.glacis.assessment.jenkins;

import org.jspecify.annotations.NullMarked;
