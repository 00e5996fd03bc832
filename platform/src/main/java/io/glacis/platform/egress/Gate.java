package io.glacis.platform.egress;

import io.glacis.platform.egress.governor.Governor;
import io.glacis.platform.egress.governor.Grant;
import io.glacis.platform.egress.governor.PolitenessKey;
import java.time.Duration;
import java.util.List;

/// Waits for the governor and tells the listener.
record Gate(Governor governor, EgressListener listener) {
    Grant pass(List<PolitenessKey> keys, Duration patience) throws InterruptedException {
        Grant grant = governor.acquire(keys, patience);
        String key = keys.getFirst().text();
        listener.granted(
                key.substring(0, key.indexOf(':')), grant instanceof Grant.Granted, grant.waited());
        return grant;
    }

    HttpOutcome refused(Denial denial) {
        listener.denied(denial.reason());
        return new HttpOutcome.Refused(denial.reason(), denial.detail());
    }

    static Denial exhausted(Grant.Exhausted exhausted) {
        return new Denial(
                Refusal.BUDGET,
                exhausted.key().text()
                        + " grants again in "
                        + exhausted.retryAfter().toMillis()
                        + " ms");
    }
}
