package io.glacis.reporting.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.glacis.platform.wire.Json;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Refuses a body that announces itself as too large before a byte of it is read. One that does not
/// is cut off by the server's own limit.
@ApplicationScoped
class BodyLimit {
    private static final int PRIORITY = 900;
    private static final int TOO_LARGE = 413;
    private static final long BYTES_MAX = 1 << 20;
    private static final int DIGITS_MAX = 7;

    void register(@Observes Filters filters) {
        filters.register(BodyLimit::check, PRIORITY);
    }

    private static void check(RoutingContext exchange) {
        String length = exchange.request().getHeader("Content-Length");
        if (length == null || isSmall(length.strip())) {
            exchange.next();
            return;
        }
        exchange.response()
                .setStatusCode(TOO_LARGE)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Connection", "close")
                .end(problem());
    }

    private static boolean isSmall(String length) {
        return length.length() <= DIGITS_MAX
                && length.chars().allMatch(c -> c >= '0' && c <= '9')
                && !length.isEmpty()
                && Long.parseLong(length) <= BYTES_MAX;
    }

    private static String problem() {
        try {
            return Json.mapper().writeValueAsString(Problems.standard(TOO_LARGE));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem can be written", e);
        }
    }
}
