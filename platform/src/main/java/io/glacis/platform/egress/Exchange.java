package io.glacis.platform.egress;

import io.glacis.contracts.IpAddress;
import io.glacis.platform.egress.EgressLimits.Budget;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.LongSupplier;

/// One connection's budget and permission, kept at the raw socket, below TLS and HTTP: whatever a
/// peer does above, its bytes and its time pass here.
final class Exchange {
    static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

    private static final long SLACK = 64 << 10;
    private static final Duration GRACE = Duration.ofSeconds(3);

    /// What the bytes on the wire are now.
    enum Phase {
        TLS,
        HEAD,
        BODY,
        /// Waiting for a banner.
        LISTEN
    }

    private final Authority authority;
    private final Admission admission;
    private final IpAddress pinned;
    private final Budget budget;
    private final long wireBytesMax;
    private final LongSupplier nanos;
    private final long callEnds;

    private Phase phase = Phase.HEAD;
    private long phaseBegan;
    private long phaseBytes;
    private long listenNanos;

    Exchange(
            Authority authority,
            Admission admission,
            IpAddress pinned,
            Budget budget,
            Limits limits,
            LongSupplier nanos) {
        this.authority = authority;
        this.admission = admission;
        this.pinned = pinned;
        this.budget = budget;
        this.wireBytesMax = limits.wireBytesMax();
        this.nanos = nanos;
        this.phaseBegan = nanos.getAsLong();
        this.callEnds = phaseBegan + limits.callTimeout().toNanos();
    }

    IpAddress pinned() {
        return pinned;
    }

    void enter(Phase next) {
        phase = next;
        phaseBegan = nanos.getAsLong();
        phaseBytes = 0;
    }

    /// Waits this long for what the server says by itself.
    void listen(Duration time) {
        listenNanos = time.toNanos();
        enter(Phase.LISTEN);
    }

    /// The last word before a connection: the real address, not the name, is judged once more.
    void admit(InetSocketAddress endpoint) throws IOException {
        IpAddress address = IpAddress.of(endpoint.getAddress());
        if (!address.equals(pinned)) {
            throw new GuardException(
                    new Denial(Refusal.DENIED_ADDRESS, address + " is not the pinned address"));
        }
        Denial denial = admission.address(authority, address);
        if (denial != null) {
            throw new GuardException(denial);
        }
    }

    int connectMillis() {
        return (int) Math.min(budget.connect().toMillis(), remainingMillis(callEnds));
    }

    void beforeRead(Socket socket) throws IOException {
        long now = nanos.getAsLong();
        if (now >= callEnds) {
            throw new GuardException(Failure.TIMEOUT, "call");
        }
        long ends = phaseEnds();
        if (now >= ends) {
            throw overdue();
        }
        socket.setSoTimeout(remainingMillis(Math.min(ends, callEnds)));
    }

    void afterRead(int count) throws IOException {
        phaseBytes += Math.max(0, count);
        if (phaseBytes > bytesMax()) {
            throw new GuardException(Failure.TOO_LARGE, phase + " bytes on the wire");
        }
    }

    /// Whether this phase brought more than a head may have.
    boolean hasManyBytes() {
        return phaseBytes > budget.headerBytesMax();
    }

    /// A read that ran into the socket's timeout: which budget ended?
    GuardException overdue() {
        return switch (phase) {
            case TLS -> new GuardException(Failure.TIMEOUT, "TLS handshake");
            case HEAD, LISTEN -> new GuardException(Failure.TIMEOUT, "no answer in time");
            case BODY ->
                    phaseEnds() >= callEnds
                            ? new GuardException(Failure.TIMEOUT, "call")
                            : new GuardException(Failure.TOO_SLOW, "body");
        };
    }

    private long phaseEnds() {
        return switch (phase) {
            case TLS -> phaseBegan + budget.tls().toNanos();
            case HEAD -> callEnds;
            case LISTEN -> phaseBegan + listenNanos;
            case BODY -> phaseBegan + Math.max(GRACE.toNanos(), nanosAllowedFor(phaseBytes));
        };
    }

    private long nanosAllowedFor(long bytes) {
        return budget.bytesPerSecondMin() == 0
                ? Long.MAX_VALUE / 4
                : bytes * 1_000_000_000L / budget.bytesPerSecondMin();
    }

    /// Framing may double a body, and a head arrives with the first bytes of its body.
    private long bytesMax() {
        return switch (phase) {
            case TLS -> 2 * SLACK;
            case HEAD -> budget.headerBytesMax() + SLACK;
            case BODY, LISTEN -> 2 * wireBytesMax + SLACK;
        };
    }

    private int remainingMillis(long ends) {
        long millis = (ends - nanos.getAsLong()) / 1_000_000;
        return (int) Math.clamp(millis, 1L, Integer.MAX_VALUE);
    }
}
