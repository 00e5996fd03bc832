package io.glacis.reporting.access;

import io.glacis.contracts.TenantId;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/// Who makes the running request.
@RequestScoped
public class Caller {
    private @Nullable Identity identity;

    /// Whose data they reach.
    public TenantId tenant() {
        return identity().tenant();
    }

    /// Their name, as it is written into what they do.
    public String actor() {
        return identity().actor();
    }

    /// What they may do.
    public Role role() {
        return identity().role();
    }

    void is(Identity known) {
        identity = known;
    }

    private Identity identity() {
        if (identity == null) {
            throw new IllegalStateException("request was not authenticated");
        }
        return identity;
    }

    /// A proven identity.
    record Identity(TenantId tenant, String actor, Role role) {}
}
