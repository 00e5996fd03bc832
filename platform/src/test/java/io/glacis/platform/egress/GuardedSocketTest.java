package io.glacis.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glacis.contracts.IpAddress;
import io.glacis.contracts.IpRange;
import io.glacis.platform.egress.governor.Halts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// The last wall: whatever was decided above it, the real address is judged when it connects.
class GuardedSocketTest {
    private final List<InetSocketAddress> dialled = new ArrayList<>();
    private final AtomicReference<Halts> halts = new AtomicReference<>(Halts.NONE);
    private final GuardedSockets sockets =
            new GuardedSockets(endpoint -> {
                dialled.add(endpoint);
                throw new java.net.ConnectException("Connection refused");
            });

    @Test
    void no_socket_connects_outside_of_an_exchange() throws Exception {
        try (Socket socket = sockets.createSocket()) {
            assertThatThrownBy(() -> socket.connect(endpoint(Door.PUBLIC)))
                    .isInstanceOf(GuardException.class);
        }
        for (Attempt attempt :
                List.<Attempt>of(
                        () -> sockets.createSocket("localhost", 1),
                        () -> sockets.createSocket(InetAddress.ofLiteral("127.0.0.1"), 1))) {
            assertThatThrownBy(attempt::run).isInstanceOf(GuardException.class);
        }
        assertThat(dialled).isEmpty();
    }

    @Test
    void a_pinned_address_that_should_never_have_been_pinned_is_refused() throws Exception {
        for (String address : List.of("127.0.0.1", "169.254.169.254", "10.0.0.1", "::1")) {
            assertThat(connect(address, address)).isEqualTo(Refusal.DENIED_ADDRESS);
        }
        assertThat(dialled).isEmpty();
    }

    @Test
    void another_address_than_the_pinned_one_is_refused() throws Exception {
        assertThat(connect(Door.PUBLIC, "93.184.216.35")).isEqualTo(Refusal.DENIED_ADDRESS);
        assertThat(dialled).isEmpty();
    }

    @Test
    void an_address_that_opted_out_since_is_refused() throws Exception {
        assertThat(connect(Door.PUBLIC, Door.PUBLIC)).isNull();
        halts.set(new Halts(false, Set.of(), Set.of(), List.of(new IpRange(Door.PUBLIC + "/32"))));

        assertThat(connect(Door.PUBLIC, Door.PUBLIC)).isEqualTo(Refusal.EXCLUDED);
        assertThat(dialled).hasSize(1);
    }

    @Test
    void a_name_is_never_resolved_by_the_socket() throws Exception {
        try (Socket socket = sockets.createSocket()) {
            assertThatThrownBy(() ->
                            ScopedValue.where(Exchange.CURRENT, exchange(Door.PUBLIC))
                                    .call(() -> {
                                        socket.connect(
                                                InetSocketAddress.createUnresolved(
                                                        "localhost", 80));
                                        return true;
                                    }))
                    .isInstanceOf(GuardException.class);
        }
    }

    /// Null when the dialler was reached.
    private Refusal connect(String pinned, String address) throws Exception {
        try (Socket socket = sockets.createSocket()) {
            ScopedValue.where(Exchange.CURRENT, exchange(pinned))
                    .call(() -> {
                        socket.connect(endpoint(address));
                        return true;
                    });
            return null;
        } catch (IOException e) {
            return Failures.causeOf(e) instanceof GuardException.Cause.Denied(Denial denial)
                    ? denial.reason()
                    : null;
        }
    }

    private Exchange exchange(String pinned) {
        Admission admission =
                new Admission(
                        AddressRules.of(EgressProfile.internet(List.of()), EgressLimits.defaults()),
                        halts::get);
        return new Exchange(
                Door.boundless(),
                admission,
                new IpAddress(pinned),
                EgressLimits.Budget.DEFAULT,
                Limits.DEFAULT,
                System::nanoTime);
    }

    private static InetSocketAddress endpoint(String address) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), 80);
    }

    /// Something that may throw.
    private interface Attempt {
        void run() throws Exception;
    }
}
