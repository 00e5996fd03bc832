package io.glacis.platform.work;

import io.glacis.contracts.TenantId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Opens units of work outside the kernel's own steps: for a person's request, a schedule, a start.
public final class Units {
    private final WorkStore store;
    private final Runnable afterCommit;

    Units(WorkStore store, Runnable afterCommit) {
        this.store = store;
        this.afterCommit = afterCommit;
    }

    /// Runs `body` in one transaction for a tenant, committed when it returns and undone when it
    /// throws.
    public <T extends @Nullable Object> T inTransaction(TenantId tenant, Function<Unit, T> body) {
        T outcome = store.transact(tenant, tx -> body.apply(new KernelUnit(tx, null)));
        afterCommit.run();
        return outcome;
    }
}
