package io.glacis.discovery.registrations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.glacis.discovery.probes.Outcomes;
import io.glacis.discovery.probes.Workbench;
import io.glacis.platform.egress.HttpAsk;
import io.glacis.platform.egress.HttpOutcome;
import io.glacis.platform.egress.Limits;
import io.glacis.platform.egress.Redirects;
import io.glacis.platform.wire.Json;
import io.glacis.platform.work.TaskEnd;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/// Asks the registration data, RFC 9082.
@ApplicationScoped
class Rdap {
    private static final int STATUS_OK = 200;
    private static final int STATUS_BAD_REQUEST = 400;
    private static final int STATUS_NOT_FOUND = 404;
    private static final int HOPS_MAX = 3;

    private final Workbench bench;

    Rdap(Workbench bench) {
        this.bench = bench;
    }

    /// What came of a question.
    sealed interface Answer {
        /// It is registered.
        record Found(JsonNode object) implements Answer {}

        /// The register knows nothing of it.
        record Nothing() implements Answer {}

        /// No answer: how the task ends.
        record Silent(TaskEnd end) implements Answer {}
    }

    /// Asks for `domain/acme.example` or `ip/203.0.113.7`.
    Answer ask(String path) {
        Workbench.Source rdap = bench.rdap();
        HttpAsk ask =
                HttpAsk.get(rdap.below(path))
                        .withHeader("Accept", "application/rdap+json, application/json")
                        .withLimits(Limits.DEFAULT.withPatience(bench.config().patience()));
        Redirects redirects =
                Redirects.follow(bench.egress().http(), rdap.authority(), ask, HOPS_MAX);
        return switch (redirects.end()) {
            case HttpOutcome.Answered answered -> read(answered);
            case HttpOutcome.Failed(var reason, var detail) ->
                    new Answer.Silent(
                            TaskEnd.retry(
                                    "no answer: " + reason + " " + detail, Duration.ofSeconds(1)));
            case HttpOutcome.Refused(var reason, var detail) ->
                    new Answer.Silent(Outcomes.refused(reason, detail));
        };
    }

    private static Answer read(HttpOutcome.Answered answered) {
        if (answered.status() == STATUS_NOT_FOUND || answered.status() == STATUS_BAD_REQUEST) {
            return new Answer.Nothing();
        }
        if (answered.status() != STATUS_OK || answered.truncated()) {
            return new Answer.Silent(
                    TaskEnd.retry(
                            "registration data answered " + answered.status(),
                            Duration.ofSeconds(2)));
        }
        try {
            JsonNode object = Json.mapper().readTree(answered.body().bytes());
            return object.isObject()
                    ? new Answer.Found(object)
                    : new Answer.Silent(
                            TaskEnd.retry(
                                    "registration data is no JSON object", Duration.ofSeconds(2)));
        } catch (JsonProcessingException e) {
            return new Answer.Silent(
                    TaskEnd.retry("registration data is malformed", Duration.ofSeconds(2)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
