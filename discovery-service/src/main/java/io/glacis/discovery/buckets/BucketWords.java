package io.glacis.discovery.buckets;

import io.glacis.contracts.Hostname;
import io.glacis.discovery.names.Domains;
import io.glacis.discovery.scope.ScanScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Names that a brand's buckets may have: its words, alone and with what buckets are for.
final class BucketWords {
    private static final List<String> COMMON =
            List.of(
                    "backup", "backups", "assets", "static", "media", "data", "files", "logs",
                    "uploads", "dev", "prod", "staging", "public", "private", "web");
    private static final List<String> RARER =
            List.of(
                    "test",
                    "images",
                    "img",
                    "cdn",
                    "www",
                    "app",
                    "docs",
                    "downloads",
                    "archive",
                    "artifacts",
                    "builds",
                    "releases",
                    "ci",
                    "cicd",
                    "terraform",
                    "tfstate",
                    "config",
                    "configs",
                    "db",
                    "dumps",
                    "exports",
                    "reports",
                    "internal",
                    "shared",
                    "share",
                    "temp",
                    "tmp",
                    "website",
                    "content",
                    "storage",
                    "billing",
                    "finance",
                    "hr",
                    "customers",
                    "mobile",
                    "deploy",
                    "deployments",
                    "packages",
                    "secrets",
                    "keys",
                    "infra",
                    "ops",
                    "analytics",
                    "mail",
                    "documents",
                    "invoices");

    private BucketWords() {}

    /// The brand's words: its domains' first labels, its name written together and with hyphens.
    static SortedSet<String> tokens(ScanScope scope) {
        SortedSet<String> tokens = new TreeSet<>();
        for (Hostname domain : scope.scope().domains()) {
            Hostname registered = Domains.registered(domain).orElse(domain);
            tokens.add(registered.text().substring(0, registered.text().indexOf('.')));
        }
        String name =
                scope.brandName()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+|-+$", "");
        if (name.length() >= 3) {
            tokens.add(name);
            tokens.add(name.replace("-", ""));
        }
        return tokens;
    }

    /// Every candidate, the likeliest first.
    static List<String> candidates(Set<String> tokens) {
        List<String> names = new ArrayList<>(tokens);
        for (String word : COMMON) {
            for (String token : tokens) {
                names.addAll(
                        List.of(
                                token + "-" + word,
                                token + "." + word,
                                token + word,
                                word + "-" + token));
            }
        }
        for (String word : RARER) {
            for (String token : tokens) {
                names.add(token + "-" + word);
            }
        }
        return names.stream().distinct().toList();
    }

    /// Whether a name carries one of the words: `acme-backups`, not `acmetools`.
    static boolean carries(String bucket, Set<String> tokens) {
        String bare = "-" + bucket.replace('.', '-').replace('_', '-') + "-";
        return tokens.stream().anyMatch(token -> bare.contains("-" + token + "-"));
    }
}
