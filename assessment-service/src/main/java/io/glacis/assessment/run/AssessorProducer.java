package io.glacis.assessment.run;

import io.glacis.assessment.storage.Doors;
import io.glacis.assessment.storage.S3Endpoints;
import io.glacis.assessment.web.Visit;
import io.glacis.platform.egress.Egress;
import io.glacis.platform.egress.Limits;
import io.glacis.platform.egress.WebUrl;
import io.glacis.platform.evidence.EvidenceStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Puts the assessor together from the settings.
@ApplicationScoped
class AssessorProducer {
    private static final WebUrl AMAZON = WebUrl.of("https://s3.amazonaws.com/");

    @Produces
    @Singleton
    Assessor assessor(Egress egress, EvidenceStore evidence, AssessmentConfig config) {
        Limits limits =
                new Limits(
                        config.bodyBytesMax(),
                        config.bodyBytesMax(),
                        config.callTimeout(),
                        config.patience());
        return new Assessor(
                Doors.of(egress),
                new S3Endpoints(storage(egress, config), config.s3Region()),
                new Visit.Manners(config.requestsMax(), limits, config.secondLookAfter()),
                evidence::put);
    }

    private static WebUrl storage(Egress egress, AssessmentConfig config) {
        return config.s3Endpoint()
                .map(text ->
                        WebUrl.parse(text)
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                "glacis.assessment.s3-endpoint must"
                                                        + " be an http(s) URL")))
                .or(() -> egress.profile().source("/storage/s3"))
                .orElse(AMAZON);
    }
}
