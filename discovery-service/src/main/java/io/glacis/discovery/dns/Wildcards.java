package io.glacis.discovery.dns;

import io.glacis.contracts.Digest;
import io.glacis.contracts.Hostname;
import io.glacis.discovery.names.Domains;
import io.glacis.platform.egress.DnsOutcome;
import io.glacis.platform.egress.DnsRecord;
import io.glacis.platform.egress.DnsType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Tells names that exist from names that a wildcard makes up.
///
/// RFC 4592: a wildcard never speaks below a name that exists. So for a name X that answers, a
/// random name below X is asked: no such name means that X is a node of its own, whatever its
/// address is; an answer means that X was made up, like the random name. Before that is believed,
/// the server is held against it once for each parent; where it does not follow the standard,
/// samples decide, and a name whose answer a wildcard might have given counts as made up.
final class Wildcards {
    private static final int SAMPLES = 5;
    private static final int LABEL_LENGTH = 16;
    private static final int PARENTS_KEPT = 20_000;

    private final String salt;
    private final Question dns;
    private final Map<Hostname, Below> parents = new ConcurrentHashMap<>();

    /// @param salt makes the random labels; the same salt gives the same labels
    Wildcards(String salt, Question dns) {
        this.salt = salt;
        this.dns = dns;
    }

    /// Asks a question.
    interface Question {
        DnsOutcome ask(String name, DnsType type);
    }

    /// What a name is.
    enum Nature {
        /// A node of its own.
        REAL,
        /// Made up by a wildcard.
        SYNTHESISED,
        /// A question went unanswered: ask again later.
        UNCLEAR
    }

    /// What names below a parent get that nobody made.
    sealed interface Below {
        /// No such name.
        record Nothing() implements Below {}

        /// A wildcard's answer, on a server that follows RFC 4592.
        ///
        /// @param pool every answer that samples brought
        record Wildcard(Set<String> pool) implements Below {
            /// Whether every sample brought the same.
            boolean isStatic() {
                return pool.size() == 1;
            }
        }

        /// A wildcard's answer, on a server that applies it where the standard forbids it, or not
        /// where it demands it.
        record LooseWildcard(Set<String> pool) implements Below {}

        /// A question went unanswered.
        record Unclear() implements Below {}
    }

    /// What the name is that gave this answer to a question for an address.
    Nature natureOf(Hostname name, DnsOutcome answer) {
        Optional<Hostname> parent = Domains.parent(name);
        if (parent.isEmpty()) {
            return Nature.UNCLEAR;
        }
        return switch (below(parent.get())) {
            case Below.Nothing _ -> Nature.REAL;
            case Below.Unclear _ -> Nature.UNCLEAR;
            case Below.Wildcard wildcard -> byClosestEncloser(name, answer, wildcard);
            case Below.LooseWildcard(var pool) ->
                    pool.contains(shape(answer)) || pool.size() > 1
                            ? Nature.SYNTHESISED
                            : Nature.REAL;
        };
    }

    private Nature byClosestEncloser(Hostname name, DnsOutcome answer, Below.Wildcard wildcard) {
        DnsOutcome child = dns.ask(random(name, 0) + "." + name, DnsType.A);
        return switch (child) {
            case DnsOutcome.NxDomain nothing when nothing.records().isEmpty() -> Nature.REAL;
            case DnsOutcome.NxDomain _, DnsOutcome.Answer _ ->
                    // a wildcard of the name's own answers for its children as well: then the name,
                    // or
                    // its child, differs from what the parent's wildcard says
                    wildcard.isStatic()
                                    && !(wildcard.pool().contains(shape(answer))
                                            && wildcard.pool().contains(shape(child)))
                            ? Nature.REAL
                            : Nature.SYNTHESISED;
            case DnsOutcome.Failed _, DnsOutcome.Refused _ -> Nature.UNCLEAR;
        };
    }

    /// What names below this parent get that nobody made; asked once.
    Below below(Hostname parent) {
        Below known = parents.get(parent);
        if (known != null) {
            return known;
        }
        Below found = probe(parent);
        if (!(found instanceof Below.Unclear)) {
            if (parents.size() >= PARENTS_KEPT) {
                parents.clear();
            }
            parents.put(parent, found);
        }
        return found;
    }

    private Below probe(Hostname parent) {
        Set<String> pool = new TreeSet<>();
        for (int i = 1; i <= SAMPLES; i++) {
            boolean isFirst = i == 1;
            switch (dns.ask(random(parent, i) + "." + parent, DnsType.A)) {
                case DnsOutcome.NxDomain nothing when nothing.records().isEmpty() && isFirst -> {
                    return new Below.Nothing();
                }
                case DnsOutcome.NxDomain nothing -> pool.add(shape(nothing));
                case DnsOutcome.Answer answer -> pool.add(shape(answer));
                case DnsOutcome.Failed _, DnsOutcome.Refused _ -> {
                    return new Below.Unclear();
                }
            }
        }
        return calibrate(parent, pool);
    }

    private Below calibrate(Hostname parent, Set<String> pool) {
        String deep = random(parent, 6) + "." + random(parent, 7) + "." + parent;
        switch (dns.ask(deep, DnsType.A)) {
            case DnsOutcome.NxDomain nothing when nothing.records().isEmpty() -> {
                return new Below.LooseWildcard(pool);
            }
            case DnsOutcome.Failed _, DnsOutcome.Refused _ -> {
                return new Below.Unclear();
            }
            case DnsOutcome.NxDomain _, DnsOutcome.Answer _ -> {}
        }
        for (Hostname node : explicitNodes(parent)) {
            switch (dns.ask(random(node, 8) + "." + node, DnsType.A)) {
                case DnsOutcome.NxDomain nothing when nothing.records().isEmpty() -> {
                    return new Below.Wildcard(pool);
                }
                case DnsOutcome.Answer answer when pool.contains(shape(answer)) -> {
                    return new Below.LooseWildcard(pool);
                }
                case DnsOutcome.Failed _, DnsOutcome.Refused _ -> {
                    return new Below.Unclear();
                }
                case DnsOutcome.NxDomain _, DnsOutcome.Answer _ -> {}
            }
        }
        return new Below.Wildcard(pool);
    }

    /// Names below the parent that must exist, because its own records lead to them.
    private List<Hostname> explicitNodes(Hostname parent) {
        List<Hostname> nodes = new ArrayList<>();
        for (DnsType type : List.of(DnsType.NS, DnsType.MX)) {
            if (dns.ask(parent.text(), type) instanceof DnsOutcome.Answer answer) {
                answer.records().stream()
                        .flatMap(record -> Records.target(record).stream())
                        .filter(node -> node.isWithin(parent) && !node.equals(parent))
                        .forEach(nodes::add);
            }
        }
        return nodes.stream().distinct().sorted().toList();
    }

    /// An answer as one text, without the name that was asked and without times to live.
    static String shape(DnsOutcome outcome) {
        return switch (outcome) {
            case DnsOutcome.Answer answer -> shape(answer.records());
            case DnsOutcome.NxDomain nothing -> shape(nothing.records());
            case DnsOutcome.Failed _, DnsOutcome.Refused _ -> "";
        };
    }

    private static String shape(List<DnsRecord> records) {
        return records.stream()
                .map(Records::withoutOwner)
                .sorted()
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private String random(Hostname below, int number) {
        return "z"
                + Digest.of("canary/1", salt, below.text(), Integer.toString(number))
                        .substring(0, LABEL_LENGTH - 1);
    }
}
