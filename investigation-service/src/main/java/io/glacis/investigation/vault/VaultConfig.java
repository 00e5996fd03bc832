package io.glacis.investigation.vault;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/// The vault's settings.
@ConfigMapping(prefix = "glacis.vault")
public interface VaultConfig {
    /// A file that holds 32 bytes (or their base64 or hex), readable by its owner alone. Whoever
    /// has it and the database can read every secret; without it nobody can.
    Path keyFile();
}
