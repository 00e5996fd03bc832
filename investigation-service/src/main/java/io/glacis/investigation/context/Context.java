package io.glacis.investigation.context;

import io.glacis.contracts.Hostname;
import org.jspecify.annotations.Nullable;

/// Where a secret is used and by whom, as the text around it says.
///
/// @param repository the repository key in an Artifactory address
public record Context(@Nullable Hostname host, @Nullable String user, @Nullable String repository) {
    public static final Context NONE = new Context(null, null, null);
}
