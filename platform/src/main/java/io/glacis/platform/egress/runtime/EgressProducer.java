package io.glacis.platform.egress.runtime;

import io.glacis.platform.egress.Egress;
import io.glacis.platform.egress.EgressLimits;
import io.glacis.platform.egress.EgressProfile;
import io.glacis.platform.egress.UserAgent;
import io.glacis.platform.egress.governor.Controls;
import io.glacis.platform.egress.governor.Governor;
import io.glacis.platform.egress.governor.GovernorSchema;
import io.glacis.platform.egress.governor.KillSwitch;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Opens the one door of a Quarkus service.
@ApplicationScoped
class EgressProducer {
    private static final Logger LOG = Logger.getLogger(EgressProducer.class);

    @Produces
    @Singleton
    EgressProfile profile(EgressConfig config) {
        return new EgressSettings(config).profile();
    }

    @Produces
    @Singleton
    KillSwitch killSwitch(DataSource database, EgressConfig config) {
        migrate(database, config);
        return KillSwitch.postgres(database);
    }

    @Produces
    @Singleton
    Controls controls(DataSource database, EgressConfig config) {
        migrate(database, config);
        return new Controls(database);
    }

    @Produces
    @Singleton
    Egress egress(
            EgressProfile profile,
            KillSwitch killSwitch,
            DataSource database,
            MeterRegistry meters,
            EgressConfig config) {
        EgressLimits limits = new EgressSettings(config).limits();
        boolean isAnonymous = limits.userAgent().equals(UserAgent.DEFAULT);
        if (profile.kind() == EgressProfile.Kind.INTERNET && isAnonymous) {
            LOG.warn("glacis.egress.contact-url is not set: nobody can reach the people who scan");
        }
        return Egress.open(
                profile, limits, Governor.postgres(database), killSwitch, new EgressMeters(meters));
    }

    void close(@Disposes Egress egress) {
        egress.close();
    }

    private static void migrate(DataSource database, EgressConfig config) {
        if (config.migrate()) {
            GovernorSchema.migrate(database);
        }
    }
}
