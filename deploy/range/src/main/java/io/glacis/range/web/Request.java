package io.glacis.range.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One HTTP request as it came in. `host` is the Host header without its port, in lower case;
/// `port` is the logical port; `path` and `query` are raw (undecoded); header names are in lower
/// case.
@SuppressWarnings("ArrayRecordComponent") // never compared; bytes are what a body is
public record Request(
        String method,
        String scheme,
        String host,
        int port,
        String path,
        @Nullable String query,
        Map<String, List<String>> headers,
        byte[] body) {

    /// The first value of this header (any case).
    public @Nullable String first(String header) {
        List<String> values = headers.get(header.toLowerCase(java.util.Locale.ROOT));
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    /// The first decoded value of this query parameter; empty when it is given without a value.
    public @Nullable String parameter(String name) {
        List<String> values = parameters(name);
        return values.isEmpty() ? null : values.getFirst();
    }

    /// Every decoded value of this query parameter.
    public List<String> parameters(String name) {
        return valuesIn(query, name);
    }

    /// The first decoded value of this field of an `application/x-www-form-urlencoded` body.
    public @Nullable String formField(String name) {
        List<String> values = valuesIn(text(), name);
        return values.isEmpty() ? null : values.getFirst();
    }

    /// The path, percent-decoded once; what cannot be decoded stays as it is.
    public String decodedPath() {
        return decode(path.replace("+", "%2B"));
    }

    /// The body as UTF-8 text.
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// `https://host`, with the port only where it is not the scheme's own.
    public String origin() {
        boolean usual = port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + host + (usual ? "" : ":" + port);
    }

    private static List<String> valuesIn(@Nullable String encoded, String name) {
        List<String> values = new ArrayList<>();
        if (encoded == null) {
            return values;
        }
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            String key = decode(equals < 0 ? pair : pair.substring(0, equals));
            if (key.equals(name)) {
                values.add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return encoded;
        }
    }
}
