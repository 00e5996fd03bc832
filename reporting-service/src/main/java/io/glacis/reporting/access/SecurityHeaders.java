package io.glacis.reporting.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// What browsers are told with every answer: run nothing but our own files, and show us nowhere
/// else.
@ApplicationScoped
class SecurityHeaders {
    private static final int PRIORITY = 1_000;
    private static final String PAGES =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                + " connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none';"
                + " object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    void register(@Observes Filters filters) {
        filters.register(SecurityHeaders::add, PRIORITY);
    }

    private static void add(RoutingContext exchange) {
        MultiMap headers = exchange.response().headers();
        headers.set("Content-Security-Policy", PAGES);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        if (exchange.request().isSSL()) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        if (exchange.normalizedPath().startsWith("/api/")) {
            headers.set("Cache-Control", "no-store");
        }
        exchange.next();
    }
}
