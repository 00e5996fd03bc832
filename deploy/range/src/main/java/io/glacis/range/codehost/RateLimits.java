package io.glacis.range.codehost;

import io.glacis.range.web.Header;
import io.glacis.range.web.Reply;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Counts requests per resource and window and says so in headers, as GitHub does.
final class RateLimits {
    private record Window(long startSecond, int used) {}

    /// How many requests a resource takes in how many seconds.
    record Limit(int requests, int seconds) {}

    private final Map<String, Limit> limits;
    private final InstantSource clock;
    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    RateLimits(int corePerHour, int searchPerMinute, InstantSource clock) {
        this.limits =
                Map.of(
                        "core",
                        new Limit(corePerHour, 3_600),
                        "code_search",
                        new Limit(searchPerMinute, 60));
        this.clock = clock;
    }

    /// The reply to a counted request; a 403 in its place when the window is spent.
    Reply counted(String resource, java.util.function.Supplier<Reply> answer) {
        Limit limit = limits.get(resource);
        if (limit == null) {
            throw new IllegalArgumentException("unknown resource: " + resource);
        }
        long now = clock.instant().getEpochSecond();
        Window window =
                windows.merge(
                        resource,
                        new Window(now, 1),
                        (old, fresh) ->
                                now - old.startSecond() >= limit.seconds()
                                        ? fresh
                                        : new Window(old.startSecond(), old.used() + 1));
        long reset = window.startSecond() + limit.seconds();
        Reply reply =
                window.used() > limit.requests()
                        ? Reply.json(
                                        403,
                                        Map.of(
                                                "message",
                                                "API rate limit exceeded",
                                                "documentation_url",
                                                ""))
                                .withHeader("Retry-After", Long.toString(Math.max(1, reset - now)))
                        : answer.get();
        return reply.withHeaders(
                List.of(
                        new Header("X-RateLimit-Limit", Integer.toString(limit.requests())),
                        new Header(
                                "X-RateLimit-Remaining",
                                Integer.toString(Math.max(0, limit.requests() - window.used()))),
                        new Header("X-RateLimit-Used", Integer.toString(window.used())),
                        new Header("X-RateLimit-Reset", Long.toString(reset)),
                        new Header("X-RateLimit-Resource", resource)));
    }
}
