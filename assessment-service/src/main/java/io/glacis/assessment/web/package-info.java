/// A visit to one web origin: every request once, and controls before any verdict.
@NullMarked
package io.glacis.assessment.web;

import org.jspecify.annotations.NullMarked;
