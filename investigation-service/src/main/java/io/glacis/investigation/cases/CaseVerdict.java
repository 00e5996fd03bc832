package io.glacis.investigation.cases;

import io.glacis.contracts.CheckId;
import io.glacis.contracts.Outcome;
import io.glacis.contracts.Verdict;
import io.glacis.investigation.secrets.Shown;
import io.glacis.investigation.secrets.Status;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a case says to the rest of the house: a verdict without the secret.
final class CaseVerdict {
    private static final int FACT_LENGTH_MAX = 500;
    private static final int PLACES_SHOWN = 5;
    private static final int QOD_PROVEN_FORM = 80;
    private static final int QOD_FORM = 70;
    private static final int QOD_GENERIC = 50;
    private static final String GENERIC = "generic";

    private CaseVerdict() {}

    /// A look-alike is no secret: the verdict says so and opens nothing. An expired one has leaked
    /// all the same; its status says that it is dead.
    static Verdict of(SecretCase found, @Nullable String evidence) {
        boolean isSecret = found.status() != Status.INVALID_STRUCTURE;
        return new Verdict(
                new CheckId("leak." + found.family()),
                found.fingerprint(),
                isSecret ? Outcome.EXPOSED : Outcome.NOT_APPLICABLE,
                null,
                qod(found),
                summary(found, isSecret),
                facts(found),
                evidence,
                "leak." + found.family() + "@1");
    }

    private static int qod(SecretCase found) {
        return switch (found.status()) {
            case UNVERIFIED_VALID, NEVER_EXPIRES, EXPIRED, INVALID_STRUCTURE -> QOD_PROVEN_FORM;
            case UNVERIFIED -> found.family().equals(GENERIC) ? QOD_GENERIC : QOD_FORM;
        };
    }

    private static String summary(SecretCase found, boolean isSecret) {
        String what = found.family().replace('-', ' ');
        if (!isSecret) {
            return "A text looks like a secret ("
                    + what
                    + ") and is none: its checksum or inner form is wrong.";
        }
        String host = found.best().host();
        String where =
                switch (found.best().place().source()) {
                    case "code" -> "in a public code repository";
                    case "gist" -> "in a public snippet";
                    case "paste" -> "on a paste site";
                    default -> "in public content of the brand itself";
                };
        return Shown.bounded(
                "A secret (%s)%s stands %s."
                        .formatted(what, host == null ? "" : " for " + host, where),
                FACT_LENGTH_MAX);
    }

    private static Map<String, String> facts(SecretCase found) {
        SecretCase.Seen best = found.best();
        Map<String, String> facts = new TreeMap<>();
        found.facts().forEach((name, value) -> put(facts, name, value));
        put(facts, "family", found.family());
        put(facts, "status", found.status().name());
        put(facts, "masked", found.masked());
        put(facts, "host", best.host());
        put(facts, "user", first(found, SecretCase.Seen::user));
        put(facts, "repository", best.repository());
        put(facts, "permalink", best.place().permalink());
        put(facts, "path", best.place().path());
        put(facts, "source", best.place().source());
        put(facts, "commit", best.place().commit());
        put(facts, "author", best.place().author());
        put(facts, "sightings", Integer.toString(found.seen().size()));
        put(facts, "places", places(found.seen()));
        put(facts, "firstLeakedAt", text(found.firstLeakedAt()));
        put(facts, "issuedAt", text(found.issuedAt()));
        put(facts, "expiresAt", text(found.expiresAt()));
        return facts;
    }

    private static @Nullable String first(
            SecretCase found,
            java.util.function.Function<SecretCase.Seen, @Nullable String> field) {
        for (SecretCase.Seen seen : found.seen()) {
            String value = field.apply(seen);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static String places(List<SecretCase.Seen> seen) {
        return seen.stream()
                .map(one -> one.place().permalink())
                .filter(Objects::nonNull)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .limit(PLACES_SHOWN)
                .collect(Collectors.joining(" "));
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static void put(Map<String, String> facts, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.put(name, Shown.bounded(value, FACT_LENGTH_MAX));
        }
    }
}
