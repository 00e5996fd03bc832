package io.glacis.range.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the registries know about domains and networks.
public record Registrations(List<DomainRegistration> domains, List<NetworkRegistration> networks) {

    /// A registered domain. Without an organisation its registrant is redacted, as most are.
    public record DomainRegistration(
            String name,
            String registrar,
            @Nullable String organisation,
            @Nullable String email,
            Instant created,
            Instant expires,
            List<String> nameservers,
            List<String> status) {}

    /// A network from its first to its last address.
    public record NetworkRegistration(
            String cidr, String name, String handle, String country, String organisation) {}
}
