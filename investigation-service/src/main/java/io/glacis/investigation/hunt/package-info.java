/// Hunting grounds: code hosts with their git history, snippets, pastes and leak sites, searched
/// for a brand's domains.
@NullMarked
package io.glacis.investigation.hunt;

import org.jspecify.annotations.NullMarked;
