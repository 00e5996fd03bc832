package io.glacis.discovery.attribution;

import io.glacis.contracts.AssetId;
import io.glacis.contracts.AssetKind;
import io.glacis.contracts.Hostname;
import io.glacis.contracts.IpAddress;
import io.glacis.contracts.IpRange;
import io.glacis.contracts.TenantId;
import io.glacis.contracts.WebOrigin;
import java.util.Comparator;

/// A thing that may turn out to be an asset: its kind and canonical value.
public record Subject(AssetKind kind, String value) implements Comparable<Subject> {
    private static final Comparator<Subject> ORDER =
            Comparator.comparing(Subject::kind).thenComparing(Subject::value);

    public Subject {
        value = kind.canonical(value);
    }

    public static Subject hostname(Hostname name) {
        return new Subject(AssetKind.HOSTNAME, name.text());
    }

    public static Subject domain(Hostname name) {
        return new Subject(AssetKind.REGISTERED_DOMAIN, name.text());
    }

    public static Subject address(IpAddress address) {
        return new Subject(AssetKind.IP_ADDRESS, address.text());
    }

    public static Subject range(IpRange range) {
        return new Subject(AssetKind.IP_RANGE, range.text());
    }

    public static Subject webApp(WebOrigin origin) {
        return new Subject(AssetKind.WEB_APP, origin.text());
    }

    public AssetId id(TenantId tenant) {
        return AssetId.of(tenant, kind, value);
    }

    @Override
    public int compareTo(Subject other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return kind + " " + value;
    }
}
