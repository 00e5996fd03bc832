package io.glacis.investigation.hunt;

import io.glacis.platform.egress.Authority;
import io.glacis.platform.egress.Body;
import io.glacis.platform.egress.HttpAsk;
import io.glacis.platform.egress.HttpOutcome;
import io.glacis.platform.egress.HttpProbe;
import io.glacis.platform.egress.Limits;
import io.glacis.platform.egress.WebUrl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Proxy;
import java.net.URL;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.jspecify.annotations.Nullable;

/// Lets JGit speak through the egress guard: one bounded exchange, TLS and redirects decided there.
final class EgressConnection implements HttpConnection {
    private static final Duration CALL = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> PASSED =
            Set.of("accept", "content-type", "content-encoding", "git-protocol");

    private final HttpProbe http;
    private final Authority authority;
    private final URL url;
    private final int bytesMax;
    private final Map<String, String> requestHeaders = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private String method = "GET";
    private HttpOutcome.@Nullable Answered answer;

    private EgressConnection(HttpProbe http, Authority authority, URL url, int bytesMax) {
        this.http = http;
        this.authority = authority;
        this.url = url;
        this.bytesMax = bytesMax;
    }

    /// Connections under one authority, each answer at most `bytesMax` long.
    static HttpConnectionFactory factory(HttpProbe http, Authority authority, int bytesMax) {
        return new HttpConnectionFactory() {
            @Override
            public HttpConnection create(URL url) {
                return new EgressConnection(http, authority, url, bytesMax);
            }

            @Override
            public HttpConnection create(URL url, Proxy proxy) {
                return create(url);
            }
        };
    }

    private HttpOutcome.Answered answer() throws IOException {
        HttpOutcome.Answered known = answer;
        if (known != null) {
            return known;
        }
        HttpOutcome.Answered given =
                switch (http.ask(authority, ask())) {
                    case HttpOutcome.Answered answered when answered.truncated() ->
                            throw new TooLargeException("the answer is longer than the limit");
                    case HttpOutcome.Answered answered -> answered;
                    case HttpOutcome.Refused refused ->
                            throw new IOException("we do not ask: " + refused.reason());
                    case HttpOutcome.Failed failed ->
                            throw new IOException("no answer: " + failed.reason());
                };
        answer = given;
        return given;
    }

    private HttpAsk ask() throws IOException {
        WebUrl target =
                WebUrl.parse(url.toString())
                        .orElseThrow(() -> new IOException("the address is malformed"));
        HttpAsk ask =
                method.equals("POST")
                        ? HttpAsk.post(
                                target,
                                requestHeaders.getOrDefault(
                                        "content-type", "application/octet-stream"),
                                Body.of(body.toByteArray()))
                        : HttpAsk.get(target);
        for (Map.Entry<String, String> header : requestHeaders.entrySet()) {
            if (!header.getKey().equals("content-type")) {
                ask = ask.withHeader(header.getKey(), header.getValue());
            }
        }
        return ask.withLimits(new Limits(bytesMax, bytesMax, CALL, PATIENCE));
    }

    @Override
    public int getResponseCode() throws IOException {
        return answer().status();
    }

    @Override
    public URL getURL() {
        return url;
    }

    @Override
    public String getResponseMessage() throws IOException {
        return Integer.toString(answer().status());
    }

    @Override
    public Map<String, List<String>> getHeaderFields() {
        Map<String, List<String>> fields = new HashMap<>();
        HttpOutcome.Answered known = answer;
        if (known != null) {
            known.headers()
                    .lines()
                    .forEach(l -> fields.put(l.name(), known.headers().all(l.name())));
        }
        return fields;
    }

    @Override
    public void setRequestProperty(String key, String value) {
        String name = key.toLowerCase(Locale.ROOT);
        if (PASSED.contains(name)) {
            requestHeaders.put(name, value);
        }
    }

    @Override
    public void setRequestMethod(String given) {
        method = given;
    }

    @Override
    public String getRequestMethod() {
        return method;
    }

    @Override
    public @Nullable String getContentType() {
        return getHeaderField("Content-Type");
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return answer().body().open();
    }

    /// The guard has decompressed the body already.
    @Override
    public @Nullable String getHeaderField(String name) {
        HttpOutcome.Answered known = answer;
        return known == null || name.equalsIgnoreCase("Content-Encoding")
                ? null
                : known.headers().first(name).orElse(null);
    }

    @Override
    public List<String> getHeaderFields(String name) {
        HttpOutcome.Answered known = answer;
        return known == null ? List.of() : known.headers().all(name);
    }

    @Override
    public int getContentLength() {
        HttpOutcome.Answered known = answer;
        return known == null ? -1 : known.body().length();
    }

    @Override
    public OutputStream getOutputStream() {
        return body;
    }

    @Override
    public void connect() throws IOException {
        answer();
    }

    @Override
    public boolean usingProxy() {
        return false;
    }

    @Override
    public void setUseCaches(boolean usecaches) {}

    @Override
    public void setConnectTimeout(int timeout) {}

    @Override
    public void setReadTimeout(int timeout) {}

    @Override
    public void setInstanceFollowRedirects(boolean redirect) {}

    @Override
    public void setDoOutput(boolean dooutput) {}

    @Override
    public void setFixedLengthStreamingMode(int contentLength) {}

    @Override
    public void setChunkedStreamingMode(int chunklen) {}

    /// Trust is the guard's alone.
    @Override
    public void configure(
            KeyManager @Nullable [] km, TrustManager @Nullable [] tm, SecureRandom random) {}

    @Override
    public void setHostnameVerifier(HostnameVerifier hostnameverifier) {}

    /// More than a repository may be.
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException(String message) {
            super(message);
        }
    }
}
