package io.glacis.investigation.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The rules of a TOML file in the schema that gitleaks made common.
///
/// Read are `id`, `description`, `regex`, `path`, `secretGroup`, `entropy`, `keywords` and
/// `allowlists` (`regexes`, `stopwords`). Ours besides: `family`, `reach`, `back`, `judge`,
/// `decode`, `host` (none, helps, needed), `specificity`, `examples` and `negatives`.
public record RulePack(List<Rule> rules) {
    private static final TomlMapper TOML = TomlMapper.builder().build();
    private static final int REACH_DEFAULT = 256;
    private static final int BACK_DEFAULT = 128;
    private static final int SPECIFICITY_DEFAULT = 50;

    public RulePack {
        rules = List.copyOf(rules);
        Set<String> seen = new HashSet<>();
        rules.forEach(rule -> {
            if (!seen.add(rule.id())) {
                throw new IllegalArgumentException("rule " + rule.id() + " stands twice");
            }
        });
    }

    /// The rules that come with Glacis.
    public static RulePack shipped() {
        try (InputStream in = RulePack.class.getResourceAsStream("/rules/secrets.toml")) {
            if (in == null) {
                throw new IllegalStateException("the shipped rules are missing");
            }
            return read(TOML.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped rules cannot be read", e);
        }
    }

    static RulePack read(JsonNode tree) {
        List<Rule> rules = new ArrayList<>();
        for (JsonNode entry : tree.path("rules")) {
            rules.add(rule(entry));
        }
        return new RulePack(rules);
    }

    private static Rule rule(JsonNode entry) {
        String id = entry.path("id").asText("");
        if (id.isBlank() || !entry.path("regex").isTextual()) {
            throw new IllegalArgumentException("a rule needs id and regex: " + id);
        }
        List<Pattern> allowed = new ArrayList<>();
        List<String> stopwords = new ArrayList<>();
        for (JsonNode list : entry.path("allowlists")) {
            texts(list.path("regexes")).forEach(regex -> allowed.add(pattern(id, regex)));
            texts(list.path("stopwords"))
                    .forEach(word -> stopwords.add(word.toLowerCase(Locale.ROOT)));
        }
        return new Rule(
                id,
                entry.path("family").asText(id),
                entry.path("description").asText(id),
                pattern(id, entry.path("regex").textValue()),
                texts(entry.path("keywords")),
                entry.path("secretGroup").asInt(0),
                entry.path("entropy").asDouble(0),
                entry.path("reach").asInt(REACH_DEFAULT),
                entry.path("back").asInt(BACK_DEFAULT),
                Judge.named(entry.path("judge").asText("none")),
                Rule.Decode.valueOf(entry.path("decode").asText("none").toUpperCase(Locale.ROOT)),
                HostUse.valueOf(entry.path("host").asText("none").toUpperCase(Locale.ROOT)),
                entry.path("specificity").asInt(SPECIFICITY_DEFAULT),
                entry.path("path").isTextual() ? pattern(id, entry.path("path").textValue()) : null,
                allowed,
                stopwords,
                texts(entry.path("examples")),
                texts(entry.path("negatives")));
    }

    private static Pattern pattern(String id, String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("rule " + id + ": regex is malformed", e);
        }
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
