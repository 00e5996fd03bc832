package io.glacis.platform.egress;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLException;

/// Names what went wrong on the wire.
final class Failures {
    private static final int DEPTH_MAX = 10;
    private static final String EARLY_END = "unexpected end of stream";

    private Failures() {}

    static HttpOutcome http(IOException e) {
        return switch (causeOf(e)) {
            case GuardException.Cause.Denied(Denial denial) ->
                    new HttpOutcome.Refused(denial.reason(), denial.detail());
            case GuardException.Cause.Broken(Failure failure, String detail) ->
                    new HttpOutcome.Failed(failure, detail);
        };
    }

    /// The guard's own reason where there is one below; otherwise by the exception's kind.
    static GuardException.Cause causeOf(IOException e) {
        Throwable at = e;
        for (int depth = 0; at != null && depth < DEPTH_MAX; depth++) {
            if (at instanceof GuardException guard) {
                return guard.why();
            }
            at = at.getCause();
        }
        String message = e.getMessage() == null ? "" : e.getMessage();
        return new GuardException.Cause.Broken(kindOf(e, message), shorten(message));
    }

    private static Failure kindOf(IOException e, String message) {
        return switch (e) {
            case SSLException _ -> Failure.TLS;
            case SocketTimeoutException _ -> Failure.TIMEOUT;
            case InterruptedIOException _ ->
                    Thread.currentThread().isInterrupted() ? Failure.INTERRUPTED : Failure.TIMEOUT;
            case NoRouteToHostException _ -> Failure.UNREACHABLE;
            case ConnectException _ -> isRefusal(e) ? Failure.CONNECT_REFUSED : Failure.UNREACHABLE;
            case ProtocolException _ ->
                    message.startsWith(EARLY_END) ? Failure.RESET : Failure.PROTOCOL;
            case SocketException _ ->
                    message.contains("unreachable") ? Failure.UNREACHABLE : Failure.RESET;
            case EOFException _ -> Failure.RESET;
            default ->
                    message.startsWith(EARLY_END) || message.contains("closed")
                            ? Failure.RESET
                            : Failure.PROTOCOL;
        };
    }

    /// Whether a line did not end within OkHttp's own bound, or before the connection did.
    static boolean isEndlessLine(IOException e) {
        Throwable root = e.getCause() == null ? e : e.getCause();
        return String.valueOf(root.getMessage()).contains("not found: limit=");
    }

    /// OkHttp wraps the system's exception and its words.
    private static boolean isRefusal(IOException e) {
        Throwable root = e.getCause() == null ? e : e.getCause();
        return String.valueOf(root.getMessage()).contains("refused");
    }

    private static String shorten(String message) {
        return message.length() <= 200 ? message : message.substring(0, 200);
    }
}
