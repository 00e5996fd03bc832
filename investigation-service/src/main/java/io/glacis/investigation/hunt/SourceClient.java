package io.glacis.investigation.hunt;

import com.fasterxml.jackson.databind.JsonNode;
import io.glacis.platform.egress.Authority;
import io.glacis.platform.egress.Egress;
import io.glacis.platform.egress.Headers;
import io.glacis.platform.egress.HttpAsk;
import io.glacis.platform.egress.HttpOutcome;
import io.glacis.platform.egress.HttpOutcome.Answered;
import io.glacis.platform.egress.Limits;
import io.glacis.platform.egress.Refusal;
import io.glacis.platform.egress.WebUrl;
import io.glacis.platform.wire.Json;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/// Asks public sources, and waits as long as they say.
@ApplicationScoped
public class SourceClient {
    private static final int OK = 200;
    private static final Set<Integer> BUSY = Set.of(429, 500, 502, 503, 504);
    private static final int FORBIDDEN = 403;
    private static final int BYTES_MAX = 8 << 20;
    private static final Duration AFTER_FAULT = Duration.ofSeconds(2);
    private static final Duration AFTER_LIMIT = Duration.ofSeconds(60);
    private static final Duration WAIT_MAX = Duration.ofHours(1);

    private final Egress egress;
    private final MeterRegistry meters;
    private final InstantSource clock = InstantSource.system();

    public SourceClient(Egress egress, MeterRegistry meters) {
        this.egress = egress;
        this.meters = meters;
    }

    /// A GET of a source's own hosts.
    SourceAnswer get(Authority.Source source, WebUrl url, Map<String, String> headers) {
        HttpAsk ask =
                HttpAsk.get(url)
                        .withLimits(
                                Limits.DEFAULT
                                        .withWireBytesMax(BYTES_MAX)
                                        .withInflatedBytesMax(BYTES_MAX));
        for (Map.Entry<String, String> header : headers.entrySet()) {
            ask = ask.withHeader(header.getKey(), header.getValue());
        }
        SourceAnswer answer = judged(egress.http().ask(source, ask));
        meters.counter(
                        "glacis.investigation.source.asks",
                        "source",
                        source.name(),
                        "answer",
                        answer.getClass().getSimpleName())
                .increment();
        return answer;
    }

    /// The JSON of an answer; null-like for what is not JSON.
    static JsonNode json(Answered answer) {
        try {
            JsonNode tree = Json.mapper().readTree(answer.body().open());
            return tree == null ? Json.mapper().missingNode() : tree;
        } catch (IOException e) {
            return Json.mapper().missingNode();
        }
    }

    private SourceAnswer judged(HttpOutcome outcome) {
        return switch (outcome) {
            case Answered answer when answer.status() == OK && !answer.truncated() ->
                    new SourceAnswer.Given(answer);
            case Answered answer when answer.truncated() ->
                    new SourceAnswer.Never("the answer is too long");
            case Answered answer when isLimited(answer) ->
                    new SourceAnswer.Later("the source limits us", waiting(answer.headers()));
            case Answered answer when BUSY.contains(answer.status()) ->
                    new SourceAnswer.Later("the source answers " + answer.status(), AFTER_FAULT);
            case Answered answer -> new SourceAnswer.Never("the source answers " + answer.status());
            case HttpOutcome.Refused refused when refused.reason() == Refusal.BUDGET ->
                    new SourceAnswer.Later("the governor lets nothing through", AFTER_FAULT);
            case HttpOutcome.Refused refused ->
                    new SourceAnswer.Never("we do not ask: " + refused.reason());
            case HttpOutcome.Failed failed ->
                    new SourceAnswer.Later("no answer: " + failed.reason(), AFTER_FAULT);
        };
    }

    private static boolean isLimited(Answered answer) {
        boolean isSpent = answer.headers().first("X-RateLimit-Remaining").orElse("").equals("0");
        return answer.status() == 429
                || (answer.status() == FORBIDDEN
                        && (isSpent || answer.headers().has("Retry-After")));
    }

    private Duration waiting(Headers headers) {
        Duration named =
                headers.first("Retry-After")
                        .filter(text -> text.matches("[0-9]{1,6}"))
                        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                        .or(() ->
                                headers.first("X-RateLimit-Reset")
                                        .filter(text -> text.matches("[0-9]{1,12}"))
                                        .map(text ->
                                                Duration.ofSeconds(
                                                        Long.parseLong(text)
                                                                - clock.instant()
                                                                        .getEpochSecond())))
                        .orElse(AFTER_LIMIT);
        Duration atLeast = named.isPositive() ? named : Duration.ofSeconds(1);
        return atLeast.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : atLeast;
    }
}
