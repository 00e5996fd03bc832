package io.glacis.range.token;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes made-up credentials into the text of a world. The same world, kind and name always give
/// the same token.
///
/// `${token:KIND:NAME}` is the token, `${token-label:KIND:NAME}` its `sha256:…` for ground truth,
/// `${token-base64:KIND:NAME}` its base64 form, `${token-basic:USER:KIND:NAME}` the base64 of
/// `USER:token`, and `${token-mask:KIND:NAME}` its first and last four characters. Kinds are listed
/// in [TokenForge].
public final class Tokens {
    private static final Pattern PLACEHOLDER =
            Pattern.compile(
                    "\\$\\{token(-label|-base64|-mask|-basic:([A-Za-z0-9._@-]+))?"
                            + ":([a-z0-9-]+):([A-Za-z0-9._-]+)}");

    private final TokenForge forge;
    private final Map<String, PlantedToken> planted = new ConcurrentSkipListMap<>();

    public Tokens(String world) {
        this.forge = new TokenForge(world);
    }

    /// The text with every placeholder filled in.
    ///
    /// @throws IllegalArgumentException when a placeholder names an unknown kind
    public String expand(String text) {
        Matcher placeholders = PLACEHOLDER.matcher(text);
        return placeholders.replaceAll(found -> Matcher.quoteReplacement(filled(found)));
    }

    /// Every token that was written so far, in a fixed order.
    public Collection<PlantedToken> planted() {
        return new TreeMap<>(planted).values();
    }

    /// The keys that access tokens are signed with. They protect nothing.
    public KeyPair keys() {
        return forge.keys();
    }

    private String filled(MatchResult found) {
        PlantedToken token = token(found.group(3), found.group(4));
        String form = found.group(1) == null ? "" : found.group(1);
        return switch (form) {
            case "" -> token.text();
            case "-label" -> token.label();
            case "-base64" -> base64(token.text());
            case "-mask" -> token.mask();
            default -> base64(found.group(2) + ":" + token.text());
        };
    }

    private PlantedToken token(String kind, String name) {
        if (!TokenForge.KINDS.contains(kind)) {
            throw new IllegalArgumentException(
                    "${token:"
                            + kind
                            + ":"
                            + name
                            + "} is not of a known kind; known are "
                            + String.join(", ", TokenForge.KINDS));
        }
        return planted.computeIfAbsent(
                kind + ":" + name, _ -> new PlantedToken(kind, name, forge.make(kind, name)));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
