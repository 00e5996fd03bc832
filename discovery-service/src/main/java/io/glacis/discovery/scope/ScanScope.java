package io.glacis.discovery.scope;

import io.glacis.contracts.AssetId;
import io.glacis.contracts.AssetKind;
import io.glacis.contracts.BrandId;
import io.glacis.contracts.Clearance;
import io.glacis.contracts.Hostname;
import io.glacis.contracts.IpAddress;
import io.glacis.contracts.IpRange;
import io.glacis.contracts.Lane;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.Scope;
import io.glacis.contracts.TenantId;
import io.glacis.discovery.attribution.Attribution;
import io.glacis.discovery.attribution.Subject;
import io.glacis.discovery.names.Domains;
import io.glacis.platform.egress.Authority;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/// What one scan works on: the scope as it was when the scan was opened, with every exclusion and
/// rejection of this moment.
///
/// @param rejected assets that a person said are not the brand's
public record ScanScope(
        TenantId tenant,
        BrandId brand,
        String brandName,
        ScanId scan,
        int generation,
        Lane lane,
        Scope scope,
        Set<AssetId> rejected,
        boolean isCompleted) {
    /// The scope's domain that this name stands at or below; the nearest where several do.
    public Optional<Hostname> domainOf(Hostname name) {
        return scope.excludes(name)
                ? Optional.empty()
                : scope.domains().stream()
                        .filter(name::isWithin)
                        .max(Comparator.comparingInt(Hostname::depth));
    }

    /// The seed that a domain of the scope is: a registered domain, or a single name.
    public static Subject seed(Hostname domain) {
        return Domains.registered(domain).filter(domain::equals).isPresent()
                ? Subject.domain(domain)
                : Subject.hostname(domain);
    }

    /// Whether this is a domain of the scope itself.
    public boolean isDomain(Subject subject) {
        return (subject.kind() == AssetKind.REGISTERED_DOMAIN
                        || subject.kind() == AssetKind.HOSTNAME)
                && domainOf(new Hostname(subject.value()))
                        .filter(domain -> domain.text().equals(subject.value()))
                        .isPresent();
    }

    /// The declared block that holds this address; the first where several do.
    public Optional<IpRange> rangeOf(IpAddress address) {
        return scope.excludes(address)
                ? Optional.empty()
                : scope.ranges().stream()
                        .filter(range -> range.contains(address))
                        .min(Comparator.comparing(IpRange::text));
    }

    /// Whether a probe of this reach may be sent at all.
    public boolean permits(Clearance needed) {
        return scope.clearance().permits(needed);
    }

    /// In whose name probes go out.
    public Authority.Brand authority() {
        return Authority.Brand.of(tenant, brand, scope);
    }

    /// How sightings of this scan are judged.
    public Attribution attribution() {
        return new Attribution(
                scope.clearance(),
                this::isExcluded,
                subject -> rejected.contains(subject.id(tenant)));
    }

    /// Whether a person said that this must never be touched.
    public boolean isExcluded(Subject subject) {
        return switch (subject.kind()) {
            case HOSTNAME, REGISTERED_DOMAIN -> scope.excludes(new Hostname(subject.value()));
            case IP_ADDRESS -> scope.excludes(new IpAddress(subject.value()));
            case IP_RANGE, PORT, WEB_APP, BUCKET, CERTIFICATE, REPOSITORY -> false;
        };
    }
}
