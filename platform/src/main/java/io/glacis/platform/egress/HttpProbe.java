package io.glacis.platform.egress;

/// One bounded HTTP exchange. Blocks; meant for virtual threads.
public final class HttpProbe {
    HttpProbe() {}

    /// Asks once: decides, resolves, waits for the governor, connects, reads. Follows nothing.
    public HttpOutcome ask(Authority authority, HttpAsk ask) {
        return new HttpOutcome.Failed(Failure.UNREACHABLE, "the door is not built yet");
    }
}
