package io.glacis.platform.work;

/// Told of what goes wrong in the kernel, so that it is logged and counted in one place.
interface Faults {
    /// A handler threw, or its results were refused.
    void onTaskFault(Task task, Throwable fault);

    /// A run came back after its lease had passed to another worker.
    void onFenced(Task task);

    /// A record was redelivered and nothing was done.
    void onDuplicate(String type);

    /// A record of a type that this release does not know was passed over.
    void onUnknownType(String type);

    /// A record cannot be read, or what it says is refused.
    void onRejected(Delivery delivery, String reason);
}
