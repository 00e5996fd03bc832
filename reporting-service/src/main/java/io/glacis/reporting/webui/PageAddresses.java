package io.glacis.reporting.webui;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/// The dashboard is one page with many addresses: a browser that asks for any of them gets that
/// page.
@ApplicationScoped
class PageAddresses {
    private static final int PRIORITY = 800;
    private static final String PAGE = "/index.html";
    private static final List<String> NOT_PAGES = List.of("/api/", "/q/", "/internal/");

    void register(@Observes Filters filters) {
        filters.register(PageAddresses::route, PRIORITY);
    }

    private static void route(RoutingContext exchange) {
        String path = exchange.normalizedPath();
        String accepted = exchange.request().getHeader("Accept");
        boolean isForPeople = accepted != null && accepted.contains("text/html");
        boolean isFile = path.lastIndexOf('.') > path.lastIndexOf('/');
        boolean isPage =
                exchange.request().method().equals(HttpMethod.GET)
                        && isForPeople
                        && !isFile
                        && NOT_PAGES.stream().noneMatch(path::startsWith);
        if (isPage) {
            exchange.reroute(PAGE);
        } else {
            exchange.next();
        }
    }
}
