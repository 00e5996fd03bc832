package io.glacis.platform.egress;

import com.google.common.net.InternetDomainName;
import io.glacis.contracts.IpAddress;
import io.glacis.platform.egress.governor.PolitenessKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an exchange is counted under, most specific key first.
record PolitenessKeys(Politeness politeness, Set<String> zones) {
    private static final int V6_NETWORK_BYTES = 8;

    static PolitenessKeys of(Politeness politeness, EgressProfile profile) {
        return new PolitenessKeys(
                politeness,
                Stream.concat(politeness.zones().stream(), profile.sourceHosts().stream())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    List<PolitenessKey> http(String host, IpAddress address) {
        String zone = zoneOf(host);
        if (zone != null) {
            return List.of(new PolitenessKey("zone:" + zone, politeness.perZone()));
        }
        PolitenessKey ip = new PolitenessKey("ip:" + network(address), politeness.perAddress());
        return Hosts.address(host) != null
                ? List.of(ip)
                : List.of(
                        ip,
                        new PolitenessKey("domain:" + registrable(host), politeness.perDomain()));
    }

    PolitenessKey tcp(IpAddress address) {
        return new PolitenessKey("tcp:" + network(address), politeness.connects());
    }

    PolitenessKey dns(InetSocketAddress resolver) {
        return new PolitenessKey(
                "dns:" + resolver.getAddress().getHostAddress() + ":" + resolver.getPort(),
                politeness.dns());
    }

    private @Nullable String zoneOf(String host) {
        for (String at = host; !at.isEmpty(); at = at.substring(at.indexOf('.') + 1)) {
            if (zones.contains(at)) {
                return at;
            }
            if (at.indexOf('.') < 0) {
                return null;
            }
        }
        return null;
    }

    /// The name below a public suffix; the last two labels where the list does not know the suffix.
    static String registrable(String host) {
        if (InternetDomainName.isValid(host)) {
            InternetDomainName name = InternetDomainName.from(host);
            if (name.isUnderPublicSuffix()) {
                return name.topPrivateDomain().toString();
            }
        }
        int last = host.lastIndexOf('.');
        int second = last < 0 ? -1 : host.lastIndexOf('.', last - 1);
        return host.substring(second + 1);
    }

    /// An IPv6 host owns its /64 and can answer from any address of it.
    private static String network(IpAddress address) {
        if (!address.isV6()) {
            return address.text();
        }
        byte[] bytes = address.toInetAddress().getAddress();
        Arrays.fill(bytes, V6_NETWORK_BYTES, bytes.length, (byte) 0);
        try {
            return IpAddress.of(InetAddress.getByAddress(bytes)).text() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 bytes are an address", e);
        }
    }
}
