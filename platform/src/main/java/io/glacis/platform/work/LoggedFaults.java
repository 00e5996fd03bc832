package io.glacis.platform.work;

import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;

/// Logs and counts the kernel's faults. Texts are fixed; what varies stands in fields and tags.
final class LoggedFaults implements Faults {
    private static final Logger LOG = Logger.getLogger(LoggedFaults.class);

    private final MeterRegistry meters;

    LoggedFaults(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void onTaskFault(Task task, Throwable fault) {
        meters.counter("glacis_task_faults", "probe", task.probe()).increment();
        LOG.warnf(
                fault,
                "task fault: probe=%s task=%s attempt=%d",
                task.probe(),
                task.id(),
                task.attempt());
    }

    @Override
    public void onFenced(Task task) {
        meters.counter("glacis_task_fenced", "probe", task.probe()).increment();
        LOG.infof("task fenced: probe=%s task=%s", task.probe(), task.id());
    }

    @Override
    public void onDuplicate(String type) {
        meters.counter("glacis_inbox_duplicates", "type", type).increment();
    }

    @Override
    public void onUnknownType(String type) {
        meters.counter("glacis_inbox_unknown_types").increment();
        LOG.debugf("record of an unknown type passed over");
    }

    @Override
    public void onRejected(Delivery delivery, String reason) {
        meters.counter("glacis_dlq", "reason", "rejected").increment();
        LOG.errorf("record rejected: place=%s reason=%s", delivery.place(), reason);
    }
}
