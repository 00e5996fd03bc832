package io.glacis.contracts;

/// A fact that has happened, in the past tense; the payload of one Kafka record.
///
/// The type travels in the CloudEvents headers ([EventType]), so a payload is the plain record as
/// JSON. Inside a major version fields are only added; readers ignore fields that they do not know.
public sealed interface Event {
    /// Whose fact this is.
    TenantId tenant();

    /// The brand it is about.
    BrandId brand();

    /// What must stay in order with it: the record's Kafka key.
    String key();

    /// Commands of people and schedules, said by reporting-service.
    sealed interface Command extends Event
            permits BrandDeclared,
                    ScanRequested,
                    AssetRejected,
                    AssetRestored,
                    RecheckRequested,
                    FindingDecided,
                    RevokeRequested {
        @Override
        default String key() {
            return brand().text();
        }
    }

    /// What discovery-service says of assets.
    sealed interface AssetEvent extends Event
            permits AssetObserved, AssetChanged, AssetRetired, AssetRetracted {
        /// The asset.
        AssetId asset();

        @Override
        default String key() {
            return asset().text();
        }
    }

    /// What is said of scans.
    sealed interface ScanEvent extends Event permits TaskSettled, ScanProgressed, ScanCompleted {
        /// The scan.
        ScanId scan();

        @Override
        default String key() {
            return scan().text();
        }
    }

    /// What checks and detectors decided.
    sealed interface VerdictEvent extends Event permits VerdictsReached {}

    /// What rating-service says of findings.
    sealed interface FindingEvent extends Event permits FindingChanged {}

    /// What rating-service says of brands.
    sealed interface RatingEvent extends Event permits RatingComputed {}
}
