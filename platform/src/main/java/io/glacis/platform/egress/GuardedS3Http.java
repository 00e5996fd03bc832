package io.glacis.platform.egress;

import io.glacis.platform.wire.SafeXml;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpResponse;

/// The AWS SDK's HTTP client over the guarded one. Of the SDK's headers only Range goes out: the
/// request is what `curl` would send.
final class GuardedS3Http implements SdkHttpClient {
    /// One call of the SDK: in whose name, within which limits, and what it came to.
    static final class Call {
        private final Authority authority;
        private final Limits limits;
        private @Nullable WebUrl lastUrl;
        private Body lastBody = Body.EMPTY;

        Call(Authority authority, Limits limits) {
            this.authority = authority;
            this.limits = limits;
        }

        /// Whether the last answer is XML with this root. The SDK takes any XML for an answer.
        boolean answeredWith(String root) {
            return SafeXml.parse(lastBody.open())
                    .map(document -> document.getDocumentElement().getLocalName().equals(root))
                    .orElse(false);
        }

        WebUrl lastUrl(WebUrl otherwise) {
            return lastUrl == null ? otherwise : lastUrl;
        }
    }

    /// The guard gave no answer. Found again below the SDK's own exception.
    static final class NoAnswerException extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient HttpOutcome outcome;

        NoAnswerException(HttpOutcome outcome) {
            this.outcome = outcome;
            super("no answer");
        }

        HttpOutcome outcome() {
            return outcome;
        }
    }

    static final ScopedValue<Call> CURRENT = ScopedValue.newInstance();

    private final HttpProbe http;

    GuardedS3Http(HttpProbe http) {
        this.http = http;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return send(request);
            }

            @Override
            public void abort() {
                // The exchange is over when call returns: there is nothing left to abort.
            }
        };
    }

    private HttpExecuteResponse send(HttpExecuteRequest request) throws IOException {
        Call call = CURRENT.get();
        SdkHttpMethod method = request.httpRequest().method();
        WebUrl url = WebUrl.parse(request.httpRequest().getUri().toASCIIString()).orElse(null);
        boolean isRead = method == SdkHttpMethod.GET || method == SdkHttpMethod.HEAD;
        if (url == null || !isRead) {
            throw new NoAnswerException(
                    new HttpOutcome.Refused(
                            isRead ? Refusal.MALFORMED_URL : Refusal.CLEARANCE,
                            method + " of a storage request"));
        }
        call.lastUrl = url;
        Map<String, String> headers = new HashMap<>();
        request.httpRequest()
                .firstMatchingHeader("Range")
                .ifPresent(range -> headers.put("Range", range));
        HttpAsk ask =
                new HttpAsk(
                        method == SdkHttpMethod.HEAD ? Method.HEAD : Method.GET,
                        url,
                        headers,
                        null,
                        call.limits);
        return switch (http.ask(call.authority, ask)) {
            case HttpOutcome.Answered answered -> {
                call.lastBody = answered.body();
                yield responseOf(answered);
            }
            case HttpOutcome.Refused refused -> throw new NoAnswerException(refused);
            case HttpOutcome.Failed failed -> throw new NoAnswerException(failed);
        };
    }

    private static HttpExecuteResponse responseOf(HttpOutcome.Answered answered) {
        SdkHttpResponse.Builder head = SdkHttpResponse.builder().statusCode(answered.status());
        answered.headers().lines().stream()
                .filter(line -> !line.name().equalsIgnoreCase("Content-Encoding"))
                .filter(line -> !line.name().equalsIgnoreCase("Content-Length"))
                .forEach(line -> head.appendHeader(line.name(), line.value()));
        head.putHeader("Content-Length", List.of(String.valueOf(answered.body().length())));
        return HttpExecuteResponse.builder()
                .response(head.build())
                .responseBody(AbortableInputStream.create(answered.body().open()))
                .build();
    }

    @Override
    public void close() {}
}
