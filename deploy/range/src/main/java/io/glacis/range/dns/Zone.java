package io.glacis.range.dns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/// A zone as a trie of labels, answering as RFC 1034 §4.3.2 and RFC 4592 say: an empty non-terminal
/// exists, a wildcard speaks only where it is the child of the closest encloser, and a cut hides
/// what is below it.
final class Zone {
    private static final class Node {
        final Map<String, Node> children = new HashMap<>();
        final Map<Integer, List<Record>> sets = new TreeMap<>();

        boolean isEmpty() {
            return children.isEmpty() && sets.isEmpty();
        }
    }

    private final Name apex;
    private final Node root = new Node();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    Zone(Name apex, Collection<Record> records) {
        this.apex = apex;
        records.forEach(this::add);
        if (!root.sets.containsKey(Type.SOA)) {
            throw new IllegalArgumentException("zone has no SOA: " + apex);
        }
    }

    Name apex() {
        return apex;
    }

    SOARecord soa() {
        lock.readLock().lock();
        try {
            return (SOARecord) root.sets.getOrDefault(Type.SOA, List.of()).getFirst();
        } finally {
            lock.readLock().unlock();
        }
    }

    void add(Record record) {
        lock.writeLock().lock();
        try {
            Node node = root;
            for (String label : labelsBelowApex(record.getName())) {
                node = node.children.computeIfAbsent(label, _ -> new Node());
            }
            List<Record> set = node.sets.computeIfAbsent(record.getType(), _ -> new ArrayList<>());
            if (!set.contains(record)) {
                set.add(record);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// Removes this record; names that hold nothing any more stop to exist.
    boolean remove(Record record) {
        lock.writeLock().lock();
        try {
            return remove(root, labelsBelowApex(record.getName()), 0, record);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private static boolean remove(Node node, List<String> labels, int depth, Record record) {
        if (depth == labels.size()) {
            List<Record> set = node.sets.get(record.getType());
            if (set == null || !set.remove(record)) {
                return false;
            }
            if (set.isEmpty()) {
                node.sets.remove(record.getType());
            }
            return true;
        }
        Node child = node.children.get(labels.get(depth));
        if (child == null || !remove(child, labels, depth + 1, record)) {
            return false;
        }
        if (child.isEmpty()) {
            node.children.remove(labels.get(depth));
        }
        return true;
    }

    Lookup lookup(Name name, int type) {
        lock.readLock().lock();
        try {
            Node node = root;
            List<String> labels = labelsBelowApex(name);
            for (int depth = 0; depth < labels.size(); depth++) {
                Node child = node.children.get(labels.get(depth));
                if (child == null) {
                    Node wildcard = node.children.get("*");
                    return wildcard == null
                            ? new Lookup.NoName()
                            : answerAt(wildcard, name, type, true);
                }
                node = child;
                boolean last = depth == labels.size() - 1;
                if (node.sets.containsKey(Type.NS) && !(last && type == Type.DS)) {
                    return referral(node.sets.getOrDefault(Type.NS, List.of()));
                }
            }
            return answerAt(node, name, type, false);
        } finally {
            lock.readLock().unlock();
        }
    }

    private static Lookup answerAt(Node node, Name name, int type, boolean synthesised) {
        List<Record> records = new ArrayList<>();
        if (type == Type.ANY) {
            node.sets.values().forEach(records::addAll);
        } else {
            records.addAll(node.sets.getOrDefault(type, List.of()));
        }
        List<Record> alias = node.sets.get(Type.CNAME);
        if (records.isEmpty() && alias != null) {
            records.add(alias.getFirst());
        }
        if (records.isEmpty()) {
            return new Lookup.NoData();
        }
        if (synthesised) {
            records.replaceAll(record -> ownedBy(record, name));
        }
        return records.getFirst() instanceof CNAMERecord cname
                        && type != Type.CNAME
                        && type != Type.ANY
                ? new Lookup.Alias(cname)
                : new Lookup.Answer(List.copyOf(records));
    }

    private Lookup referral(List<Record> nameservers) {
        List<Record> glue = new ArrayList<>();
        for (Record record : nameservers) {
            Name host = ((NSRecord) record).getTarget();
            if (host.subdomain(apex)) {
                Node node = nodeAt(host);
                if (node != null) {
                    glue.addAll(node.sets.getOrDefault(Type.A, List.of()));
                    glue.addAll(node.sets.getOrDefault(Type.AAAA, List.of()));
                }
            }
        }
        return new Lookup.Referral(List.copyOf(nameservers), glue);
    }

    private @Nullable Node nodeAt(Name name) {
        Node node = root;
        for (String label : labelsBelowApex(name)) {
            node = node.children.get(label);
            if (node == null) {
                return null;
            }
        }
        return node;
    }

    /// Every record but the SOA, for a transfer.
    List<Record> recordsWithoutSoa() {
        lock.readLock().lock();
        try {
            List<Record> records = new ArrayList<>();
            collect(root, records);
            records.removeIf(record -> record.getType() == Type.SOA);
            return records;
        } finally {
            lock.readLock().unlock();
        }
    }

    private static void collect(Node node, List<Record> into) {
        node.sets.values().forEach(into::addAll);
        node.children.values().forEach(child -> collect(child, into));
    }

    /// The labels of the name below the apex, the highest first.
    private List<String> labelsBelowApex(Name name) {
        int count = name.labels() - apex.labels();
        if (count < 0 || !name.subdomain(apex)) {
            throw new IllegalArgumentException(name + " is not in zone " + apex);
        }
        List<String> labels = new ArrayList<>(count);
        for (int i = count - 1; i >= 0; i--) {
            labels.add(name.getLabelString(i).toLowerCase(Locale.ROOT));
        }
        return labels;
    }

    private static Record ownedBy(Record record, Name owner) {
        return Record.newRecord(
                owner, record.getType(), DClass.IN, record.getTTL(), record.rdataToWireCanonical());
    }
}
