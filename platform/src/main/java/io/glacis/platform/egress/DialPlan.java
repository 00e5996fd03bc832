package io.glacis.platform.egress;

import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.util.Map;

/// Where a connection to a permitted endpoint really goes.
interface DialPlan {
    InetSocketAddress dial(InetSocketAddress endpoint) throws ConnectException;

    static DialPlan of(EgressProfile profile) {
        return profile.kind() == EgressProfile.Kind.RANGE
                ? new Mapped(profile.dial())
                : endpoint -> endpoint;
    }

    /// The Range: what the map does not name is a closed port of the simulated internet.
    record Mapped(Map<InetSocketAddress, InetSocketAddress> dial) implements DialPlan {
        @Override
        public InetSocketAddress dial(InetSocketAddress endpoint) throws ConnectException {
            InetSocketAddress to = dial.get(endpoint);
            if (to == null || !to.getAddress().isLoopbackAddress()) {
                throw new ConnectException("Connection refused: not in the dial map");
            }
            return to;
        }
    }
}
