package io.glacis.assessment.storage;

import io.glacis.assessment.check.Conclusion;
import io.glacis.assessment.check.Quality;
import io.glacis.assessment.evidence.Exhibit;
import io.glacis.assessment.web.Look;
import io.glacis.contracts.UnknownReason;
import io.glacis.platform.egress.S3Outcome;
import java.util.List;
import java.util.Map;

/// What it means when a storage service does not give what was asked.
final class Refusals {
    private Refusals() {}

    /// The conclusion from an outcome other than Granted, for a question about the bucket itself.
    static Conclusion ofBucket(S3Outcome<?> outcome, String closed) {
        return switch (outcome) {
            case S3Outcome.Granted<?> granted ->
                    throw new IllegalArgumentException("was granted: " + granted.status());
            case S3Outcome.Refused<?>(var reason, var detail) ->
                    Conclusion.unknown(Look.reasonOf(reason), "not asked: " + detail);
            case S3Outcome.Failed<?>(var reason, var detail) ->
                    Conclusion.unknown(Look.reasonOf(reason), "no answer: " + detail);
            case S3Outcome.Declined<?> declined -> declined(declined, closed);
        };
    }

    private static Conclusion declined(S3Outcome.Declined<?> declined, String closed) {
        if (isAbsent(declined)) {
            return Conclusion.notApplicable("The bucket does not exist.");
        }
        return switch (declined.status()) {
            case 403, 401 -> Conclusion.closed(closed, List.of(exhibit(declined)));
            case 429, 503 ->
                    Conclusion.unknown(
                            UnknownReason.BLOCKED, "the service answered " + declined.status());
            case 301, 307 ->
                    Conclusion.unknown(
                            UnknownReason.SOURCE_FAILING,
                            "the bucket is in another region that did not answer");
            default ->
                    declined.status() >= 500
                            ? Conclusion.unknown(
                                    UnknownReason.SOURCE_FAILING,
                                    "the service answered " + declined.status())
                            : Conclusion.present(
                                    Quality.PROBE,
                                    "The bucket is there, but its answer cannot be understood.",
                                    Map.of(),
                                    List.of(exhibit(declined)));
        };
    }

    static boolean isAbsent(S3Outcome<?> outcome) {
        return outcome instanceof S3Outcome.Declined<?> declined
                && declined.status() == 404
                && !declined.code().equals("NoSuchKey");
    }

    static Exhibit exhibit(S3Outcome.Declined<?> declined) {
        return new Exhibit(
                "GET",
                declined.url().text(),
                declined.status(),
                Map.of(),
                "<Code>" + declined.code() + "</Code>");
    }
}
