/// A code host in GitHub's shape: REST API, code search, gists, and real git repositories that can
/// be cloned.
@NullMarked
package io.glacis.range.codehost;

import org.jspecify.annotations.NullMarked;
