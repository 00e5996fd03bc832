/// Which loopback address and port stands for which logical one.
@NullMarked
package io.glacis.range.address;

import org.jspecify.annotations.NullMarked;
