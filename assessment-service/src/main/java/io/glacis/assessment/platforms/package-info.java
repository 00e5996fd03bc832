/// Prometheus, container registries, Grafana, and a canary of an unrelated product.
@NullMarked
package io.glacis.assessment.platforms;

import org.jspecify.annotations.NullMarked;
