package io.glacis.platform.egress;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The memory that all bodies together may take while they are being read.
final class BodiesInFlight {
    private static final int PERMIT_BYTES = 1 << 10;

    private final Semaphore permits;

    BodiesInFlight(long bytesMax) {
        this.permits = new Semaphore((int) Math.min(Integer.MAX_VALUE, bytesMax / PERMIT_BYTES));
    }

    Share open() {
        return new Share();
    }

    /// What one exchange holds; given back when it closes.
    final class Share implements AutoCloseable {
        private int held;
        private long bytes;

        /// Waits for room for these bytes more.
        void grow(int count, long waitNanos) throws GuardException {
            bytes += count;
            int wanted = (int) ((bytes + PERMIT_BYTES - 1) / PERMIT_BYTES) - held;
            if (wanted <= 0) {
                return;
            }
            try {
                if (!permits.tryAcquire(wanted, waitNanos, TimeUnit.NANOSECONDS)) {
                    throw new GuardException(Failure.TIMEOUT, "no memory for bodies");
                }
                held += wanted;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                GuardException interrupted =
                        new GuardException(Failure.INTERRUPTED, "waiting for memory");
                interrupted.initCause(e);
                throw interrupted;
            }
        }

        @Override
        public void close() {
            permits.release(held);
            held = 0;
        }
    }
}
