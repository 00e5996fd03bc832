package io.glacis.investigation.brand;

import io.glacis.contracts.BrandId;
import io.glacis.contracts.Hostname;
import io.glacis.contracts.Scope;
import io.glacis.contracts.TenantId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A brand as it was last declared, and perhaps one more domain that discovery found to be its own.
///
/// @param sister a registered domain outside the declared scope, or null
public record WatchedBrand(
        TenantId tenant, BrandId brand, String name, Scope scope, @Nullable Hostname sister) {
    /// The domains whose mention speaks of the brand.
    public List<Hostname> domains() {
        List<Hostname> domains = new ArrayList<>(scope.domains());
        if (sister != null && !scope.excludes(sister)) {
            domains.add(sister);
        }
        return domains;
    }

    /// Whether a host is the brand's. Exclusions win.
    public boolean owns(Hostname host) {
        return !scope.excludes(host) && domains().stream().anyMatch(host::isWithin);
    }

    /// This brand with one more domain, unless the scope covers it anyway.
    public WatchedBrand with(Hostname domain) {
        return scope.includes(domain) ? this : new WatchedBrand(tenant, brand, name, scope, domain);
    }

    /// The domain of the brand that a host stands under.
    public Hostname domainOf(Hostname host) {
        return domains().stream()
                .filter(host::isWithin)
                .min(java.util.Comparator.naturalOrder())
                .orElse(host);
    }
}
