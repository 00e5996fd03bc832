package io.glacis.rating.register;

import io.glacis.contracts.FindingChanged;
import io.glacis.contracts.FindingId;
import io.glacis.contracts.FindingState;
import io.glacis.contracts.Severity;
import io.glacis.rating.rules.Meaning;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One weakness of one asset, for life.
///
/// @param own where it is in its own life, beneath suppression and retraction
/// @param isRetracted whether its asset turned out not to be the brand's
/// @param version counts what was said of it
record Finding(
        Spot spot,
        Meaning meaning,
        Proof proof,
        FindingState own,
        @Nullable Suppression suppression,
        boolean isRetracted,
        long version,
        Times times) {

    /// @param firstSeenAt by the database's clock
    /// @param changedAt when it last changed
    /// @param openedOn since when it is open, this time
    /// @param seenOn when a check last proved it
    record Times(Instant firstSeenAt, Instant changedAt, LocalDate openedOn, LocalDate seenOn) {}

    FindingId id() {
        return spot.finding();
    }

    /// What is seen of it, everywhere.
    FindingState state() {
        return Lifecycle.seen(own, Optional.ofNullable(suppression), isRetracted);
    }

    /// A check proved it again.
    Finding exposed(Meaning meant, Proof proven, LocalDate today) {
        FindingState next = Lifecycle.exposed(own);
        LocalDate opened = own == FindingState.VERIFIED ? today : times.openedOn();
        return new Finding(
                spot,
                meant,
                proven,
                next,
                suppression,
                isRetracted,
                version,
                new Times(times.firstSeenAt(), times.changedAt(), opened, today));
    }

    /// It moved in its own life.
    Finding moved(FindingState next) {
        return new Finding(spot, meaning, proof, next, suppression, isRetracted, version, times);
    }

    /// Something else lies over it, or nothing any more.
    Finding under(@Nullable Suppression next) {
        return new Finding(spot, meaning, proof, own, next, isRetracted, version, times);
    }

    /// Its asset is, or is not, the brand's.
    Finding retracted(boolean now) {
        return new Finding(spot, meaning, proof, own, suppression, now, version, times);
    }

    /// The next version, said at a time.
    Finding next(Instant now) {
        return new Finding(
                spot,
                meaning,
                proof,
                own,
                suppression,
                isRetracted,
                version + 1,
                new Times(times.firstSeenAt(), now, times.openedOn(), times.seenOn()));
    }

    /// Whether people would see no difference: the same state, meaning and proof.
    boolean looksLike(Finding other) {
        return state() == other.state() && meaning.equals(other.meaning) && proof.says(other.proof);
    }

    FindingChanged event() {
        return new FindingChanged(
                spot.tenant(),
                spot.brand(),
                id(),
                version,
                spot.check(),
                spot.asset(),
                spot.kind(),
                spot.value(),
                spot.locator(),
                state(),
                Severity.of(meaning.weakness().severity()),
                BigDecimal.valueOf(meaning.weakness().severity())
                        .setScale(1, RoundingMode.HALF_EVEN)
                        .toPlainString(),
                meaning.category(),
                meaning.clusterKey(),
                meaning.title(),
                proof.summary(),
                proof.qod(),
                proof.facts(),
                proof.evidence(),
                proof.rule(),
                meaning.remediation(),
                proof.curl(),
                times.firstSeenAt(),
                times.changedAt());
    }
}
