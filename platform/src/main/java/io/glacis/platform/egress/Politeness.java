package io.glacis.platform.egress;

import io.glacis.platform.egress.governor.Rate;
import java.util.List;
import java.util.Locale;

/// How often we ask, per kind of key.
///
/// @param zones host suffixes of providers whose hosts are counted together, at the zone's rate
///   instead of the address's and domain's: object storage, public APIs
public record Politeness(
        Rate perAddress,
        Rate perDomain,
        Rate perZone,
        Rate connects,
        Rate dns,
        List<String> zones) {
    public static final Politeness DEFAULT =
            new Politeness(
                    new Rate(2, 5, 2),
                    new Rate(20, 40),
                    new Rate(20, 20),
                    new Rate(10, 20),
                    new Rate(200, 100),
                    List.of(
                            "amazonaws.com",
                            "blob.core.windows.net",
                            "storage.googleapis.com",
                            "digitaloceanspaces.com",
                            "r2.cloudflarestorage.com"));

    public Politeness {
        zones = zones.stream().map(zone -> zone.strip().toLowerCase(Locale.ROOT)).toList();
    }

    public Politeness withZones(List<String> more) {
        return new Politeness(perAddress, perDomain, perZone, connects, dns, more);
    }
}
