/// Benchmarks, each beside a baseline in the same run.
@NullMarked
package io.glacis.standalone.bench;

import org.jspecify.annotations.NullMarked;
