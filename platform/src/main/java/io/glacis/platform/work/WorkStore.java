package io.glacis.platform.work;

import io.glacis.contracts.TenantId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where the kernel's rows live. PostgreSQL in production; the simulation has one of its own.
interface WorkStore {
    /// Runs `body` in one new transaction that acts for a tenant: committed when it returns, undone
    /// when it throws.
    <T extends @Nullable Object> T transact(TenantId tenant, Function<WorkTransaction, T> body);
}
