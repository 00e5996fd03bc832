package io.glacis.platform.egress.governor;

/// Time that moves only when somebody waits or a test says so.
final class VirtualTicker implements Ticker {
    private long nanos;

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized void pause(long time) {
        nanos += time;
    }

    synchronized void advance(long time) {
        nanos += time;
    }

    long micros() {
        return nanos() / 1_000;
    }
}
