package io.glacis.platform.work;

/// What one service still has to do.
///
/// @param outbox events not yet sent
/// @param tasksReady tasks that wait and are due within a minute
/// @param tasksRunning leased tasks
/// @param inboxLag records on its topics not yet taken note of
/// @param quiet whether all of these are zero
public record Backlog(
        String service,
        long outbox,
        long tasksReady,
        long tasksRunning,
        long inboxLag,
        boolean quiet) {}
