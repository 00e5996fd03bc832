package io.glacis.platform.egress;

import io.glacis.contracts.Clearance;
import io.glacis.contracts.Hostname;
import io.glacis.contracts.IpAddress;
import io.glacis.platform.egress.governor.Halts;
import io.glacis.platform.egress.governor.KillSwitch;
import java.net.InetAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides whether an authority may speak to a host, and to the address behind it.
record Admission(AddressRules rules, KillSwitch killSwitch) {
    /// Why the authority may not speak to this host at this depth, or null when it may. The host is
    /// a canonical name or address.
    @Nullable Denial host(Authority authority, String host, Clearance needed) {
        Halts halts = killSwitch.halts();
        Denial halted = halted(authority, halts);
        if (halted != null) {
            return halted;
        }
        IpAddress address = Hosts.address(host);
        Hostname name = address == null ? Hosts.name(host) : null;
        if (address == null && name == null) {
            return new Denial(Refusal.MALFORMED_URL, "host is neither a name nor an address");
        }
        boolean isOptedOut =
                name != null
                        ? halts.isOptedOut(name)
                        : address != null && halts.isOptedOut(address);
        if (isOptedOut) {
            return new Denial(Refusal.EXCLUDED, host + " opted out");
        }
        return switch (authority) {
            case Authority.Brand brand -> brandHost(brand, host, name, address, needed);
            case Authority.Source(String source, Set<String> hosts) ->
                    configured(source, hosts, host);
            case Authority.Integration(String integration, Set<String> hosts) ->
                    configured(integration, hosts, host);
        };
    }

    /// Why the authority may not ask DNS about this name, or null when it may. Scope does not bound
    /// questions to our own resolver; exclusions, clearance and the kill switch do.
    @Nullable Denial question(Authority authority, String name) {
        Halts halts = killSwitch.halts();
        Denial halted = halted(authority, halts);
        if (halted != null) {
            return halted;
        }
        if (name.indexOf('\\') >= 0) {
            // An escape spells one name in many ways, and exclusions know only one of them.
            return new Denial(Refusal.MALFORMED_URL, "a DNS name with escapes");
        }
        Hostname hostname = nameOrAncestor(name);
        if (hostname != null && halts.isOptedOut(hostname)) {
            return new Denial(Refusal.EXCLUDED, name + " opted out");
        }
        if (authority instanceof Authority.Brand brand) {
            if (hostname != null && brand.scope().excludes(hostname)) {
                return new Denial(Refusal.EXCLUDED, name + " is excluded");
            }
            return cleared(brand, Clearance.RESOLVE);
        }
        return null;
    }

    /// The name, or where it is no host name, as `*.acme.example`, its nearest ancestor that is
    /// one.
    private static @Nullable Hostname nameOrAncestor(String name) {
        String at = name;
        while (true) {
            Hostname hostname = Hosts.name(at);
            int dot = at.indexOf('.');
            if (hostname != null || dot < 0) {
                return hostname;
            }
            at = at.substring(dot + 1);
        }
    }

    /// Why the authority may not speak to this address, or null when it may. Asked after resolution
    /// and again when the socket connects.
    ///
    /// An address behind NAT64 is judged as what it leads to as well: exclusions name the machine.
    @Nullable Denial address(Authority authority, IpAddress address) {
        InetAddress behind = SpecialAddresses.behindNat64(address.toInetAddress());
        Denial denial = behind == null ? null : direct(authority, IpAddress.of(behind));
        return denial == null ? direct(authority, address) : denial;
    }

    private @Nullable Denial direct(Authority authority, IpAddress address) {
        if (killSwitch.halts().isOptedOut(address)) {
            return new Denial(Refusal.EXCLUDED, address + " opted out");
        }
        if (authority instanceof Authority.Brand brand && brand.scope().excludes(address)) {
            return new Denial(Refusal.EXCLUDED, address + " is excluded");
        }
        String denied =
                rules.denies(address.toInetAddress(), authority instanceof Authority.Integration);
        return denied == null ? null : new Denial(Refusal.DENIED_ADDRESS, address + ": " + denied);
    }

    private static @Nullable Denial halted(Authority authority, Halts halts) {
        boolean isHalted =
                authority instanceof Authority.Brand brand
                        ? halts.halts(brand.tenant())
                        : halts.everything();
        return isHalted ? new Denial(Refusal.HALTED, "the kill switch is on") : null;
    }

    private static @Nullable Denial brandHost(
            Authority.Brand brand,
            String host,
            @Nullable Hostname name,
            @Nullable IpAddress address,
            Clearance needed) {
        boolean isExcluded =
                (name != null && brand.scope().excludes(name))
                        || (address != null && brand.scope().excludes(address));
        if (isExcluded) {
            return new Denial(Refusal.EXCLUDED, host + " is excluded");
        }
        Denial uncleared = cleared(brand, needed);
        if (uncleared != null) {
            return uncleared;
        }
        boolean isInside =
                brand.attributedHosts().contains(host)
                        || (name != null && brand.scope().includes(name))
                        || (address != null && brand.scope().includes(address));
        return isInside ? null : new Denial(Refusal.OUT_OF_SCOPE, host + " is not in scope");
    }

    private static @Nullable Denial cleared(Authority.Brand brand, Clearance needed) {
        boolean isCleared =
                brand.clearance().permits(needed) && brand.scope().clearance().permits(needed);
        return isCleared ? null : new Denial(Refusal.CLEARANCE, needed + " is not cleared");
    }

    private static @Nullable Denial configured(String source, Set<String> hosts, String host) {
        return hosts.contains(host)
                ? null
                : new Denial(Refusal.OUT_OF_SCOPE, host + " is not a host of " + source);
    }
}
