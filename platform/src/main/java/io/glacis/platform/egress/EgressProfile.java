package io.glacis.platform.egress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.glacis.contracts.IpRange;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.ResolverConfig;

/// Which internet we stand in: the real one, a laboratory, or the Range.
///
/// @param resolvers the recursive resolvers, tried in order
/// @param authorities certificate authorities trusted besides the system's
/// @param addresses special-purpose ranges that this profile alone allows
/// @param dial for the Range: the loopback endpoint behind each address and port; nothing else is
///   ever dialled
/// @param sources the public sources' addresses, as the file names them
public record EgressProfile(
        Kind kind,
        List<InetSocketAddress> resolvers,
        List<X509Certificate> authorities,
        List<IpRange> addresses,
        Map<InetSocketAddress, InetSocketAddress> dial,
        JsonNode sources) {
    /// How packets find their way.
    public enum Kind {
        /// The real internet: all deny-lists, no map.
        INTERNET,
        /// The real stack, with some special-purpose ranges allowed.
        LABORATORY,
        /// Only what the dial map names, and that is loopback.
        RANGE
    }

    public EgressProfile {
        resolvers = List.copyOf(resolvers);
        authorities = List.copyOf(authorities);
        addresses = List.copyOf(addresses);
        dial = Map.copyOf(dial);
        if (kind == Kind.INTERNET && !addresses.isEmpty()) {
            throw new IllegalArgumentException(
                    "egress profile: addresses must be empty for internet");
        }
        if ((kind == Kind.RANGE) == dial.isEmpty()) {
            throw new IllegalArgumentException(
                    "egress profile: dial is for range, and range needs it");
        }
        if (kind == Kind.RANGE) {
            dial.forEach((from, to) -> requireLoopback("dial[" + from + "]", to.getAddress()));
            resolvers.forEach(to -> requireLoopback("resolvers", to.getAddress()));
        }
    }

    /// The real internet through these resolvers.
    public static EgressProfile internet(List<InetSocketAddress> resolvers) {
        return new EgressProfile(
                Kind.INTERNET,
                resolvers,
                List.of(),
                List.of(),
                Map.of(),
                JsonNodeFactory.instance.objectNode());
    }

    /// The real stack with these special-purpose ranges allowed, `127.0.0.0/8` for example.
    public static EgressProfile laboratory(
            List<InetSocketAddress> resolvers, List<IpRange> addresses) {
        return new EgressProfile(
                Kind.LABORATORY,
                resolvers,
                List.of(),
                addresses,
                Map.of(),
                JsonNodeFactory.instance.objectNode());
    }

    /// Reads a profile file; an error names the file and the field.
    public static EgressProfile load(Path file) {
        return new ProfileFile(file).read();
    }

    /// This profile, with resolvers where it names none: these, or else the system's.
    public EgressProfile withResolversIfNone(List<InetSocketAddress> others) {
        if (!resolvers.isEmpty()) {
            return this;
        }
        List<InetSocketAddress> chosen =
                others.isEmpty() && kind != Kind.RANGE
                        ? ResolverConfig.getCurrentConfig().servers()
                        : others;
        return new EgressProfile(kind, chosen, authorities, addresses, dial, sources);
    }

    /// The URL of a source, by JSON pointer: `/ct`, `/storage/s3`.
    public Optional<WebUrl> source(String pointer) {
        JsonNode node = sources.at(pointer);
        return node.isTextual() ? WebUrl.parse(node.textValue()) : Optional.empty();
    }

    /// Every host that the sources name.
    public List<String> sourceHosts() {
        List<String> hosts = new ArrayList<>();
        collect(sources, hosts);
        return List.copyOf(hosts);
    }

    private static void collect(JsonNode node, List<String> hosts) {
        if (node.isTextual()) {
            WebUrl.parse(node.textValue()).ifPresent(url -> hosts.add(url.host()));
        }
        node.forEach(child -> collect(child, hosts));
    }

    private static void requireLoopback(String field, InetAddress address) {
        if (!address.isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    "egress profile: " + field + " must lead to loopback, was " + address);
        }
    }
}
