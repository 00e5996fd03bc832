package io.glacis.platform.egress;

import io.glacis.contracts.IpAddress;
import io.glacis.platform.egress.governor.Governor;
import io.glacis.platform.egress.governor.Grant;
import io.glacis.platform.egress.governor.PolitenessKey;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One bounded HTTP exchange. Blocks; meant for virtual threads.
public final class HttpProbe {
    private static final Duration BRAND_CALL_CAP = Duration.ofSeconds(15);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final Route route;
    private final PolitenessKeys keys;
    private final Gate gate;
    private final Wire wire;

    HttpProbe(Route route, PolitenessKeys keys, Gate gate, Wire wire) {
        this.route = route;
        this.keys = keys;
        this.gate = gate;
        this.wire = wire;
    }

    /// Asks once: decides, resolves, waits for the governor, connects, reads. Follows nothing.
    public HttpOutcome ask(Authority authority, HttpAsk given) {
        HttpAsk ask = authority instanceof Authority.Brand ? capped(given) : given;
        Denial harm = harm(authority, ask);
        if (harm != null) {
            return gate.refused(harm);
        }
        return switch (route.find(authority, ask.url().host(), ask.limits().patience())) {
            case Route.Found.Denied(Denial denial) -> gate.refused(denial);
            case Route.Found.Lost(Failure failure, String detail) ->
                    new HttpOutcome.Failed(failure, detail);
            case Route.Found.Pinned(IpAddress address) -> whenGranted(authority, ask, address);
        };
    }

    private HttpOutcome whenGranted(Authority authority, HttpAsk ask, IpAddress address) {
        List<PolitenessKey> counted = keys.http(ask.url().host(), address);
        try {
            return switch (gate.pass(counted, ask.limits().patience())) {
                case Grant.Exhausted exhausted -> gate.refused(Gate.exhausted(exhausted));
                case Grant.Granted granted -> {
                    try (granted) {
                        Denial denial = route.stillDenied(authority, ask.url().host());
                        yield denial != null
                                ? gate.refused(denial)
                                : exchange(authority, ask, address, counted.getFirst());
                    }
                }
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new HttpOutcome.Failed(Failure.INTERRUPTED, "waiting for the governor");
        }
    }

    private HttpOutcome exchange(
            Authority authority, HttpAsk ask, IpAddress address, PolitenessKey key) {
        HttpOutcome outcome = wire.exchange(authority, ask, address);
        Governor governor = gate.governor();
        switch (outcome) {
            case HttpOutcome.Answered answered -> {
                if (answered.status() == TOO_MANY_REQUESTS || answered.status() == UNAVAILABLE) {
                    governor.slowDown(key, RetryAfter.of(answered.headers(), wire.clock()));
                } else {
                    governor.succeeded(key);
                }
            }
            case HttpOutcome.Failed(Failure reason, String _) -> {
                if (isDistress(reason)) {
                    governor.failed(key);
                }
            }
            case HttpOutcome.Refused(Refusal reason, String _) -> gate.listener().denied(reason);
        }
        return outcome;
    }

    /// A closed port or a wrong protocol is a quick and honest answer; silence and resets are not.
    private static boolean isDistress(Failure reason) {
        return switch (reason) {
            case TIMEOUT, TOO_SLOW, RESET, UNREACHABLE -> true;
            default -> false;
        };
    }

    /// What is not harmless for this authority, or null.
    private static @Nullable Denial harm(Authority authority, HttpAsk ask) {
        if (authority instanceof Authority.Brand) {
            if (ask.method() == Method.POST) {
                return new Denial(Refusal.CLEARANCE, "POST is never for a brand's assets");
            }
            if (ask.carriesCredentials()) {
                return new Denial(Refusal.CLEARANCE, "credentials are never for a brand's assets");
            }
        }
        return null;
    }

    private static HttpAsk capped(HttpAsk ask) {
        return ask.limits().callTimeout().compareTo(BRAND_CALL_CAP) <= 0
                ? ask
                : ask.withLimits(ask.limits().withCallTimeout(BRAND_CALL_CAP));
    }
}
