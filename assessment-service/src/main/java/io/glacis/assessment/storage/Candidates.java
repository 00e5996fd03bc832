package io.glacis.assessment.storage;

import io.glacis.platform.egress.BucketListing;
import io.glacis.platform.egress.S3Outcome;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Which keys of a bucket are worth a look: names that hold keys to other things.
final class Candidates {
    private static final List<String> ENV_ENDINGS =
            List.of(
                    "",
                    ".bak",
                    ".old",
                    ".save",
                    ".backup",
                    ".local",
                    ".dev",
                    ".development",
                    ".prod",
                    ".production",
                    ".production.local",
                    ".stage",
                    ".staging",
                    ".live",
                    ".test");
    private static final List<String> ENV_FOLDERS = List.of("api/", "config/", "backend/");
    private static final Set<String> TELLING =
            Set.of(
                    "settings.xml",
                    ".npmrc",
                    ".pypirc",
                    "pip.conf",
                    "config.json",
                    ".netrc",
                    "gradle.properties",
                    "init.gradle",
                    ".git-credentials",
                    "terraform.tfstate",
                    "kubeconfig",
                    "id_rsa",
                    "credentials",
                    "dump.sql");

    private Candidates() {}

    /// Whether a key's last part is `.env` or one of its kin.
    static boolean isEnv(String key) {
        String name = nameOf(key);
        return name.equals(".env") || name.startsWith(".env.") || name.endsWith(".env");
    }

    /// Names of environment files that are tried where nothing is listed.
    static List<String> envGuesses() {
        return Stream.concat(
                        ENV_ENDINGS.stream().map(ending -> ".env" + ending),
                        ENV_FOLDERS.stream().map(folder -> folder + ".env"))
                .toList();
    }

    /// The keys to try for environment files: those known, those listed, or guesses.
    static Set<String> env(Set<String> known, S3Outcome<BucketListing> listing, int max) {
        Set<String> keys = new LinkedHashSet<>(known);
        if (listing instanceof S3Outcome.Granted<BucketListing> granted) {
            granted.value().entries().stream()
                    .map(BucketListing.Entry::key)
                    .filter(Candidates::isEnv)
                    .limit(max)
                    .forEach(keys::add);
            if (granted.value().complete()) {
                return keys;
            }
        }
        keys.addAll(envGuesses());
        return keys;
    }

    /// Up to `max` listed keys, the most telling names first.
    static List<String> ranked(BucketListing listing, int max) {
        return listing.entries().stream()
                .filter(entry -> entry.size() > 0)
                .map(BucketListing.Entry::key)
                .sorted(Comparator.comparingInt(Candidates::rank).thenComparing(key -> key))
                .limit(max)
                .toList();
    }

    private static int rank(String key) {
        return isEnv(key) ? 0 : TELLING.contains(nameOf(key)) ? 1 : 2;
    }

    private static String nameOf(String key) {
        return key.substring(key.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }
}
