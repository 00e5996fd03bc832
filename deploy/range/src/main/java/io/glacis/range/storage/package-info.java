/// Answers as S3 object storage does to somebody without credentials.
@NullMarked
package io.glacis.range.storage;

import org.jspecify.annotations.NullMarked;
