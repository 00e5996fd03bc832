package io.glacis.assessment.web;

import io.glacis.contracts.UnknownReason;
import io.glacis.contracts.WebOrigin;
import io.glacis.platform.egress.Authority;
import io.glacis.platform.egress.Failure;
import io.glacis.platform.egress.HttpAsk;
import io.glacis.platform.egress.HttpOutcome;
import io.glacis.platform.egress.Limits;
import io.glacis.platform.egress.WebUrl;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One task's conversation with one origin. The same request is sent once, whichever check asks; a
/// second look is a request of its own, on a fresh connection and a while later.
///
/// Used by one thread.
public final class Visit {
    private static final int HOPS_MAX = 3;

    private final Asker asker;
    private final Authority authority;
    private final WebUrl root;
    private final Manners manners;
    private final Map<String, Look> seen = new HashMap<>();
    private final Map<String, Long> askedAtNanos = new HashMap<>();
    private int requests;

    public Visit(Asker asker, Authority authority, WebOrigin origin, Manners manners) {
        this.asker = asker;
        this.authority = authority;
        this.root = WebUrl.of(origin);
        this.manners = manners;
    }

    /// The one door out, as this package sees it.
    public interface Asker {
        HttpOutcome ask(Authority authority, HttpAsk ask);
    }

    /// How a visitor behaves.
    ///
    /// @param requestsMax requests to one origin in one task
    /// @param limits what one exchange may take
    /// @param secondLookAfter how long after the first look the second one comes
    public record Manners(int requestsMax, Limits limits, Duration secondLookAfter) {}

    public WebOrigin origin() {
        return root.origin();
    }

    /// How many requests were sent.
    public int requests() {
        return requests;
    }

    /// Looks at a path of the origin, once.
    public Look get(String pathAndQuery) {
        Look known = seen.get(pathAndQuery);
        if (known == null) {
            known = ask(pathAndQuery);
            seen.put(pathAndQuery, known);
        }
        return known;
    }

    /// Looks at a path and follows redirects that stay on this origin.
    public Look land(String pathAndQuery) {
        Look look = get(pathAndQuery);
        for (int hops = 0; hops < HOPS_MAX; hops++) {
            WebUrl next = next(look);
            if (next == null) {
                return look;
            }
            look = get(next.path() + (next.query().isEmpty() ? "" : "?" + next.query()));
        }
        return look;
    }

    /// Looks a second time, on a fresh connection.
    public Look again(String pathAndQuery) {
        Long first = askedAtNanos.get(pathAndQuery);
        if (first != null && !waitUntil(first + manners.secondLookAfter().toNanos())) {
            return new Look.Unseen(UnknownReason.HALTED, "the second look was interrupted");
        }
        return ask(pathAndQuery);
    }

    private @Nullable WebUrl next(Look look) {
        return look instanceof Look.Seen(var page)
                ? page.location().filter(to -> to.origin().equals(origin())).orElse(null)
                : null;
    }

    private Look ask(String pathAndQuery) {
        HttpAsk ask;
        try {
            ask = HttpAsk.get(root.at(pathAndQuery)).withLimits(manners.limits());
        } catch (IllegalArgumentException malformed) {
            return new Look.Unseen(UnknownReason.OUT_OF_SCOPE, "not a path of this origin");
        }
        HttpOutcome outcome = send(ask);
        askedAtNanos.put(pathAndQuery, System.nanoTime());
        // One connection in twenty breaks on the way; a single fresh one tells that apart.
        if (outcome instanceof HttpOutcome.Failed(var reason, _) && isPassing(reason)) {
            outcome = send(ask);
        }
        return Look.of(outcome);
    }

    private HttpOutcome send(HttpAsk ask) {
        if (requests >= manners.requestsMax()) {
            return new HttpOutcome.Refused(
                    io.glacis.platform.egress.Refusal.BUDGET, "requests of this visit are spent");
        }
        requests++;
        return asker.ask(authority, ask);
    }

    private static boolean isPassing(Failure reason) {
        return reason == Failure.RESET
                || reason == Failure.TIMEOUT
                || reason == Failure.PROTOCOL
                || reason == Failure.CONNECT_REFUSED;
    }

    private static boolean waitUntil(long nanos) {
        try {
            long left = nanos - System.nanoTime();
            if (left > 0) {
                Thread.sleep(Duration.ofNanos(left));
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
