/// Buckets of object storage, told apart by the truth table.
@NullMarked
package io.glacis.assessment.storage;

import org.jspecify.annotations.NullMarked;
