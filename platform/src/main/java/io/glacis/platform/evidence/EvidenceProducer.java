package io.glacis.platform.evidence;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

@ApplicationScoped
class EvidenceProducer {
    @Produces
    @Singleton
    @Unremovable
    EvidenceStore store(@ConfigProperty(name = "glacis.evidence.folder") Path folder) {
        return new EvidenceStore(folder);
    }
}
