package io.glacis.discovery.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether a host name says that it is not meant for the public.
record Environment(String tag, String reason) {
    private static final Set<String> STAGING =
            Set.of(
                    "acceptance",
                    "alpha",
                    "beta",
                    "demo",
                    "dev",
                    "devel",
                    "development",
                    "int",
                    "integration",
                    "lab",
                    "preprod",
                    "preview",
                    "qa",
                    "sandbox",
                    "stage",
                    "staging",
                    "stg",
                    "test",
                    "testing",
                    "tst",
                    "uat");

    /// By the words of the labels above the registered domain: `api-staging2.acme.example`.
    static Optional<Environment> of(String host) {
        List<String> labels = List.of(host.split("\\."));
        for (String label : labels.subList(0, Math.max(0, labels.size() - 2))) {
            for (String word : List.of(label.split("[-_0-9]+", -1))) {
                if (STAGING.contains(word)) {
                    return Optional.of(
                            new Environment("staging", "its name has the word \"" + word + "\""));
                }
            }
        }
        return Optional.empty();
    }
}
