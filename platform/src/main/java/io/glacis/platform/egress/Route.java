package io.glacis.platform.egress;

import io.glacis.contracts.Clearance;
import io.glacis.contracts.IpAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the one address to speak to: all addresses of the host are judged, one is pinned.
record Route(Admission admission, Resolver resolver) {
    /// Where to go, or why not.
    sealed interface Found {
        record Pinned(IpAddress address) implements Found {}

        record Denied(Denial denial) implements Found {}

        record Lost(Failure failure, String detail) implements Found {}
    }

    Found find(Authority authority, String host, Duration patience) {
        Denial denial = admission.host(authority, host, Clearance.POLITE_ACTIVE);
        if (denial != null) {
            return new Found.Denied(denial);
        }
        IpAddress literal = Hosts.address(host);
        return literal != null
                ? pin(authority, List.of(literal))
                : switch (resolver.addresses(host, patience)) {
                    case Resolver.Addresses.Found(List<IpAddress> all) -> pin(authority, all);
                    case Resolver.Addresses.None(Failure failure, String detail) ->
                            new Found.Lost(failure, detail);
                    case Resolver.Addresses.Refused(Refusal reason, String detail) ->
                            new Found.Denied(new Denial(reason, detail));
                };
    }

    /// Asked again after waiting: the kill switch may have been thrown meanwhile.
    @Nullable Denial stillDenied(Authority authority, String host) {
        return admission.host(authority, host, Clearance.POLITE_ACTIVE);
    }

    private Found pin(Authority authority, List<IpAddress> all) {
        for (IpAddress address : all) {
            Denial denial = admission.address(authority, address);
            if (denial != null) {
                // One bad address condemns the name: an honest owner does not mix them.
                return new Found.Denied(denial);
            }
        }
        return new Found.Pinned(all.getFirst());
    }
}
