/// Authoritative zones and the resolver of the Range, on its own trie.
@NullMarked
package io.glacis.range.dns;

import org.jspecify.annotations.NullMarked;
