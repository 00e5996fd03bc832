package io.glacis.platform.egress.runtime;

import io.glacis.platform.egress.EgressListener;
import io.glacis.platform.egress.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/// `glacis_egress_denied_total{reason}`, `glacis_rate_grant_total{key,result}` and
/// `glacis_rate_wait_seconds{key}`.
record EgressMeters(MeterRegistry meters) implements EgressListener {
    @Override
    public void denied(Refusal reason) {
        meters.counter("glacis.egress.denied", "reason", reason.name()).increment();
    }

    @Override
    public void granted(String keyKind, boolean isGranted, Duration waited) {
        String result = isGranted ? "granted" : "exhausted";
        meters.counter("glacis.rate.grant", "key", keyKind, "result", result).increment();
        meters.timer("glacis.rate.wait", "key", keyKind).record(waited);
    }
}
