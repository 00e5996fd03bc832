package io.glacis.assessment.check;

import io.glacis.contracts.CheckId;
import java.util.List;

/// Decides from harmless requests whether one weakness is there. One small class each; a new one is
/// added to the catalog and nowhere else.
///
/// A check answers with one conclusion for each place where it found the weakness, or with a single
/// conclusion about the whole asset.
public sealed interface Check permits Check.OfWebApp, Check.OfBucket {
    /// Its name; it never changes meaning.
    CheckId id();

    /// Rises when the same content may lead to another conclusion.
    default int version() {
        return 1;
    }

    /// A check of web applications.
    non-sealed interface OfWebApp extends Check {
        List<Conclusion> run(WebApp app);
    }

    /// A check of buckets.
    non-sealed interface OfBucket extends Check {
        List<Conclusion> run(Bucket bucket);
    }
}
