package io.glacis.assessment.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.glacis.contracts.AssetKind;
import io.glacis.platform.wire.Json;
import java.util.List;
import java.util.Map;

/// An evidence capsule: what was asked, the redacted proof in what came back, the rule that
/// decided, and a line that repeats each request.
///
/// It holds no time and no scan, so that the same content has the same digest in every scan; when
/// it was seen stands in the coverage ledger.
public record Capsule(
        String rule, AssetKind kind, String value, String locator, List<Shown> exchanges) {
    public Capsule {
        exchanges = List.copyOf(exchanges);
    }

    /// One exchange and how to repeat it.
    public record Shown(
            String method,
            String url,
            int status,
            Map<String, String> headers,
            String body,
            String curl) {}

    /// The capsule of what a check showed.
    public static Capsule of(
            String rule, AssetKind kind, String value, String locator, List<Exhibit> exhibits) {
        return new Capsule(
                rule, kind, value, locator, exhibits.stream().map(Capsule::shown).toList());
    }

    /// Equal capsules are equal bytes.
    public byte[] bytes() {
        try {
            return Json.mapper().writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every capsule can be written", e);
        }
    }

    private static Shown shown(Exhibit exhibit) {
        return new Shown(
                exhibit.method(),
                exhibit.url(),
                exhibit.status(),
                exhibit.headers(),
                Redaction.of(exhibit.body()),
                "curl -sS -i --globoff " + quoted(exhibit.url()));
    }

    /// For a POSIX shell: nothing inside single quotes is special but the quote itself.
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
