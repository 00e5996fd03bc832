package io.glacis.platform.egress;

import io.glacis.contracts.BrandId;
import io.glacis.contracts.Clearance;
import io.glacis.contracts.Scope;
import io.glacis.contracts.TenantId;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// In whose name and how far a probe may go. Exclusions always win.
public sealed interface Authority {
    /// An unauthenticated look at a brand's assets.
    ///
    /// The host must be inside the scope or attributed, and neither the host nor the address may be
    /// excluded. Both the scope's clearance and this one must reach far enough.
    ///
    /// @param attributedHosts names and addresses that discovery attributed to the brand although
    ///   they lie outside the scope's domains: a bucket's host, a sister domain
    record Brand(
            TenantId tenant,
            BrandId brand,
            Scope scope,
            Clearance clearance,
            Set<String> attributedHosts)
            implements Authority {
        public Brand {
            attributedHosts = canonical(attributedHosts);
        }

        /// The brand's own scope and nothing attributed.
        public static Brand of(TenantId tenant, BrandId brand, Scope scope) {
            return new Brand(tenant, brand, scope, scope.clearance(), Set.of());
        }

        /// The same authority with one more attributed host.
        public Brand attributing(String host) {
            Set<String> more = new java.util.HashSet<>(attributedHosts);
            more.add(host);
            return new Brand(tenant, brand, scope, clearance, more);
        }
    }

    /// A configured public source (certificate search, RDAP, a code host's API): only these hosts.
    record Source(String name, Set<String> hosts) implements Authority {
        public Source {
            hosts = canonical(hosts);
        }
    }

    /// A webhook or ticket system that an administrator configured: only these hosts.
    record Integration(String name, Set<String> hosts) implements Authority {
        public Integration {
            hosts = canonical(hosts);
        }
    }

    private static Set<String> canonical(Set<String> hosts) {
        return hosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
