/// An Artifactory as clients see it: who may read, and which tokens are valid, expired or revoked.
@NullMarked
package io.glacis.range.artifactory;

import org.jspecify.annotations.NullMarked;
