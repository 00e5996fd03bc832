package io.glacis.platform.egress;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One HTTP request. The guard adds Host, User-Agent, Accept-Encoding and Connection itself.
///
/// Credentials (Authorization and the like) are accepted from sources and integrations only; the
/// client that looks at a brand's assets cannot carry any.
public record HttpAsk(
        Method method,
        WebUrl url,
        Map<String, String> headers,
        @Nullable Body body,
        Limits limits) {
    private static final Set<String> OURS =
            Set.of(
                    "host",
                    "user-agent",
                    "accept-encoding",
                    "connection",
                    "content-length",
                    "transfer-encoding",
                    "cookie",
                    "referer",
                    "proxy-authorization",
                    "te",
                    "upgrade",
                    "expect");

    public HttpAsk {
        headers = Map.copyOf(headers);
        headers.forEach(HttpAsk::check);
        if ((method == Method.POST) != (body != null)) {
            throw new IllegalArgumentException("POST has a body and nothing else has");
        }
    }

    public static HttpAsk get(WebUrl url) {
        return new HttpAsk(Method.GET, url, Map.of(), null, Limits.DEFAULT);
    }

    public static HttpAsk head(WebUrl url) {
        return new HttpAsk(Method.HEAD, url, Map.of(), null, Limits.DEFAULT);
    }

    public static HttpAsk post(WebUrl url, String mediaType, Body body) {
        return new HttpAsk(
                Method.POST, url, Map.of("Content-Type", mediaType), body, Limits.DEFAULT);
    }

    public HttpAsk withLimits(Limits changed) {
        return new HttpAsk(method, url, headers, body, changed);
    }

    public HttpAsk withUrl(WebUrl changed) {
        return new HttpAsk(method, changed, headers, body, limits);
    }

    public HttpAsk withHeader(String name, String value) {
        Map<String, String> more = new java.util.HashMap<>(headers);
        more.put(name, value);
        return new HttpAsk(method, url, more, body, limits);
    }

    HttpAsk withoutCredentials() {
        Map<String, String> fewer = new java.util.HashMap<>(headers);
        fewer.keySet().removeIf(HttpAsk::isCredential);
        return new HttpAsk(method, url, fewer, body, limits);
    }

    boolean carriesCredentials() {
        return headers.keySet().stream().anyMatch(HttpAsk::isCredential);
    }

    private static boolean isCredential(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("auth")
                || lower.contains("token")
                || lower.contains("key")
                || lower.contains("secret");
    }

    private static void check(String name, String value) {
        boolean nameIsToken =
                !name.isEmpty()
                        && name.chars()
                                .allMatch(c ->
                                        c < 0x7f
                                                && (Character.isLetterOrDigit(c)
                                                        || c == '-'
                                                        || c == '_'));
        if (!nameIsToken || OURS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("header name is not for callers: " + name);
        }
        if (!value.chars().allMatch(c -> c == '\t' || (c >= 0x20 && c < 0x7f))) {
            throw new IllegalArgumentException("header value has control or non-ASCII characters");
        }
    }
}
