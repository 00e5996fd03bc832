package io.glacis.platform.egress;

import io.glacis.contracts.IpAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of one HTTP exchange. Never an exception.
public sealed interface HttpOutcome {
    /// The host answered, with whatever status. A 3xx is an answer: nothing is followed by itself.
    ///
    /// @param body decompressed when it was gzip or deflate; as sent otherwise
    /// @param truncated the body was longer than the limits, or blew up under decompression
    /// @param address the address that was really spoken to
    /// @param tls absent for plain http
    record Answered(
            int status,
            Headers headers,
            Body body,
            boolean truncated,
            IpAddress address,
            @Nullable TlsSeen tls,
            Duration elapsed,
            WebUrl url)
            implements HttpOutcome {
        /// Whether the answer sends us elsewhere.
        public boolean isRedirect() {
            return status >= 300 && status < 400 && headers.has("Location");
        }
    }

    /// We did not ask.
    record Refused(Refusal reason, String detail) implements HttpOutcome {}

    /// We asked and got no answer.
    record Failed(Failure reason, String detail) implements HttpOutcome {}
}
