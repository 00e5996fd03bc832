package io.glacis.investigation.cases;

import io.glacis.contracts.AssetKind;
import io.glacis.contracts.Digest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a secret was seen.
///
/// @param source `code`, `gist`, `paste` or `harvest`
/// @param permalink an address that shows it
/// @param line counted from 1; 0 where lines mean nothing
/// @param leakedAt when it came there, as the place says
/// @param kind the asset that the secret hangs on when nothing says where it is used
public record Place(
        String source,
        String permalink,
        String path,
        int line,
        @Nullable String commit,
        @Nullable String author,
        @Nullable Instant leakedAt,
        AssetKind kind,
        String value) {
    String id() {
        return Digest.of("place/1", source, permalink, path, Integer.toString(line));
    }
}
