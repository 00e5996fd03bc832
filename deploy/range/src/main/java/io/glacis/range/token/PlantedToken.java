package io.glacis.range.token;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// A made-up credential that stands somewhere in a world.
///
/// @param kind what it is, such as `api-key`
/// @param name what the world file calls it
public record PlantedToken(String kind, String name, String text) {
    private static final int SHOWN = 4;

    /// `sha256:` and the digest of the token: how ground truth names it.
    public String label() {
        return "sha256:"
                + HexFormat.of().formatHex(Base58.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// The first and last four characters, as findings show a long secret.
    public String mask() {
        return text.substring(0, SHOWN) + "…" + text.substring(text.length() - SHOWN);
    }
}
