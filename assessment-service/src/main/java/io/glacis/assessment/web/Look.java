package io.glacis.assessment.web;

import io.glacis.contracts.UnknownReason;
import io.glacis.platform.egress.Failure;
import io.glacis.platform.egress.HttpOutcome;
import io.glacis.platform.egress.Refusal;

/// What came of one request.
public sealed interface Look {
    /// The origin answered.
    record Seen(Page page) implements Look {}

    /// It did not, or not for us: nothing follows from that about any weakness.
    record Unseen(UnknownReason reason, String detail) implements Look {}

    /// What an outcome of the egress guard means here. Being told to go away is not an answer.
    static Look of(HttpOutcome outcome) {
        return switch (outcome) {
            case HttpOutcome.Answered answered
                    when answered.status() == 429 || answered.status() == 503 ->
                    new Unseen(UnknownReason.BLOCKED, "the server answered " + answered.status());
            case HttpOutcome.Answered answered -> new Seen(Page.of(answered));
            case HttpOutcome.Refused(var reason, var detail) ->
                    new Unseen(reasonOf(reason), "not asked: " + detail);
            case HttpOutcome.Failed(var reason, var detail) ->
                    new Unseen(reasonOf(reason), "no answer: " + detail);
        };
    }

    /// Why we did not ask.
    static UnknownReason reasonOf(Refusal refusal) {
        return switch (refusal) {
            case OUT_OF_SCOPE, EXCLUDED, DENIED_ADDRESS, MALFORMED_URL ->
                    UnknownReason.OUT_OF_SCOPE;
            case CLEARANCE -> UnknownReason.OUT_OF_CLEARANCE;
            case HALTED -> UnknownReason.HALTED;
            case BUDGET -> UnknownReason.BUDGET_SPENT;
        };
    }

    /// Why no answer came.
    static UnknownReason reasonOf(Failure failure) {
        return switch (failure) {
            case TIMEOUT, TOO_SLOW -> UnknownReason.TIMED_OUT;
            case DNS_NXDOMAIN,
                    DNS_NO_ADDRESS,
                    DNS_FAILURE,
                    CONNECT_REFUSED,
                    UNREACHABLE,
                    RESET,
                    TLS,
                    PROTOCOL,
                    TOO_LARGE,
                    REDIRECT_LOOP,
                    TOO_MANY_REDIRECTS,
                    INTERRUPTED ->
                    UnknownReason.UNREACHABLE;
        };
    }
}
