package io.glacis.contracts;

/// Identity of a unit of work: `H("task/1", scan, probe, subject, generation)`.
public record TaskId(String text) implements TextValue {
    public TaskId {
        Digest.requireHex("taskId", text);
    }

    /// A task of one scan. The subject is an asset id, or any other canonical text that the probe
    /// works on.
    public static TaskId of(ScanId scan, String probe, String subject, int generation) {
        return new TaskId(
                Digest.of("task/1", scan.text(), probe, subject, Integer.toString(generation)));
    }

    /// The task that another service will create when it takes note of an event about the subject.
    /// Both sides compute the same id, so the ledger can wait for work that does not exist yet.
    public static TaskId handoff(ScanId scan, Service receiver, String subject, int generation) {
        return of(scan, "handoff." + receiver.text(), subject, generation);
    }
}
