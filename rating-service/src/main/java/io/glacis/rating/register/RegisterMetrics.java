package io.glacis.rating.register;

import io.glacis.contracts.CheckId;
import io.glacis.contracts.FindingState;
import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;

/// What the register counts.
public final class RegisterMetrics {
    private static final Logger LOG = Logger.getLogger(RegisterMetrics.class);

    private final MeterRegistry meters;

    public RegisterMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void onChanged(FindingState state) {
        meters.counter("glacis.findings.changed", "state", state.name()).increment();
    }

    void onCheckWithoutRule(CheckId check) {
        meters.counter("glacis.findings.checks.without.rule").increment();
        LOG.warnf("check has no rule, the default one is taken: check=%s", check.text());
    }

    void onDecision(String decision, boolean isTaken) {
        meters.counter(
                        "glacis.findings.decisions",
                        "decision",
                        decision,
                        "taken",
                        Boolean.toString(isTaken))
                .increment();
    }
}
