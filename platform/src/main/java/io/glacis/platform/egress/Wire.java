package io.glacis.platform.egress;

import io.glacis.contracts.IpAddress;
import io.glacis.platform.egress.EgressLimits.Budget;
import io.glacis.platform.egress.Exchange.Phase;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLSession;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// One HTTP exchange on one fresh connection to one pinned address.
record Wire(
        ClientFamily clients,
        Tls tls,
        Admission admission,
        EgressLimits limits,
        BodiesInFlight bodies,
        InstantSource clock,
        LongSupplier nanos) {
    HttpOutcome exchange(Authority authority, HttpAsk ask, IpAddress address) {
        long began = nanos.getAsLong();
        Exchange exchange =
                new Exchange(authority, admission, address, limits.budget(), ask.limits(), nanos);
        Answer answer = new Answer();
        Call call = clients.of(authority).newCall(request(ask, answer));
        call.timeout().timeout(ask.limits().callTimeout().toNanos(), TimeUnit.NANOSECONDS);
        try (BodiesInFlight.Share share = bodies.open();
                Response response =
                        ScopedValue.where(Exchange.CURRENT, exchange).call(call::execute)) {
            if (tooMuchHead(answer.headers(), limits.budget())) {
                return new HttpOutcome.Failed(Failure.TOO_LARGE, "headers");
            }
            exchange.enter(Phase.BODY);
            BodyReader reader = new BodyReader(ask.limits(), limits.budget().ratioMax(), share);
            BodyReader.Read read =
                    reader.read(response.body().byteStream(), encodingOf(answer.headers()));
            return new HttpOutcome.Answered(
                    answer.status(),
                    headersOf(answer.headers()),
                    read.body(),
                    read.truncated(),
                    address,
                    seen(answer.session(), ask.url().host()),
                    Duration.ofNanos(nanos.getAsLong() - began),
                    ask.url());
        } catch (IOException e) {
            return Failures.isEndlessLine(e) && exchange.hasManyBytes()
                    ? new HttpOutcome.Failed(Failure.TOO_LARGE, "a line without an end")
                    : Failures.http(e);
        }
    }

    private @Nullable TlsSeen seen(@Nullable SSLSession session, String host) {
        return session == null ? null : tls.seen(session, host);
    }

    private Request request(HttpAsk ask, Answer answer) {
        Request.Builder request = new Request.Builder().url(ask.url().http());
        ask.headers().forEach(request::header);
        Body body = ask.body();
        String mediaType = ask.headers().getOrDefault("Content-Type", "application/octet-stream");
        return request.method(
                        ask.method().name(),
                        body == null
                                ? null
                                : RequestBody.create(
                                        body.bytes(), okhttp3.MediaType.parse(mediaType)))
                .header("User-Agent", limits.userAgent().header())
                .header("Accept-Encoding", "gzip, deflate")
                .header("Connection", "close")
                .tag(Answer.class, answer)
                .build();
    }

    private static boolean tooMuchHead(okhttp3.Headers headers, Budget budget) {
        return headers.size() > budget.headersMax()
                || headers.byteCount() > budget.headerBytesMax();
    }

    private static String encodingOf(okhttp3.Headers headers) {
        String encoding = headers.get("Content-Encoding");
        return encoding == null ? "" : encoding;
    }

    private static Headers headersOf(okhttp3.Headers headers) {
        List<Headers.Line> lines = new ArrayList<>(headers.size());
        for (int i = 0; i < headers.size(); i++) {
            lines.add(new Headers.Line(headers.name(i), headers.value(i)));
        }
        return new Headers(lines);
    }
}
