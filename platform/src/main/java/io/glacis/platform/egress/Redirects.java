package io.glacis.platform.egress;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A chain of redirects, each hop decided anew by the same authority.
///
/// @param hops the redirects that were followed, in order
/// @param end the last outcome: an answer, or why the next hop was refused or failed
public record Redirects(List<HttpOutcome.Answered> hops, HttpOutcome end) {
    /// More hops than any browser's patience are never followed.
    public static final int HOPS_CAP = 5;

    public Redirects {
        hops = List.copyOf(hops);
    }

    /// Asks and follows at most `hopsMax` redirects. A hop that the authority does not cover ends
    /// the chain with its refusal and sends nothing; credentials never leave the first origin.
    public static Redirects follow(HttpProbe http, Authority authority, HttpAsk ask, int hopsMax) {
        List<HttpOutcome.Answered> hops = new ArrayList<>();
        Set<WebUrl> seen = new HashSet<>(Set.of(ask.url()));
        HttpAsk next = ask;
        while (true) {
            HttpOutcome outcome = http.ask(authority, next);
            if (!(outcome instanceof HttpOutcome.Answered answered)
                    || !answered.isRedirect()
                    || next.method() == Method.POST) {
                return new Redirects(hops, outcome);
            }
            hops.add(answered);
            if (hops.size() > Math.min(hopsMax, HOPS_CAP)) {
                hops.removeLast();
                return new Redirects(
                        hops,
                        new HttpOutcome.Failed(Failure.TOO_MANY_REDIRECTS, next.url().text()));
            }
            WebUrl location =
                    next.url()
                            .resolve(answered.headers().first("Location").orElse(""))
                            .orElse(null);
            if (location == null) {
                return new Redirects(
                        hops, new HttpOutcome.Refused(Refusal.MALFORMED_URL, "Location"));
            }
            if (!seen.add(location)) {
                return new Redirects(
                        hops, new HttpOutcome.Failed(Failure.REDIRECT_LOOP, location.text()));
            }
            next =
                    (location.origin().equals(ask.url().origin())
                                    ? next
                                    : next.withoutCredentials())
                            .withUrl(location);
        }
    }
}
