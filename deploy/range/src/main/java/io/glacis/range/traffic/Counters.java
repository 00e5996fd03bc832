package io.glacis.range.traffic;

import io.glacis.range.web.Request;
import io.glacis.range.web.WebServer;
import io.glacis.range.world.Budgets;
import io.glacis.range.world.Budgets.Rate;
import io.glacis.range.world.Owner;
import io.glacis.range.world.World.Boundary;
import io.glacis.range.world.WorldSite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Counts what reaches the Range and holds it against the world's budgets and owners. Memory is
/// bounded.
public final class Counters implements WebServer.Listener {
    private static final double[] WINDOWS_SECONDS = {1, 10, 60};
    private static final int SAMPLES_MAX = 100;
    private static final int KEYS_MAX = 20_000;
    private static final double NANOS = 1e9;

    private final Budgets budgets;
    private final List<Boundary> boundaries;
    private final Predicate<String> isForeignAddress;
    private final LongSupplier nanoTime;

    private final Map<Key, TimeLine> lines = new ConcurrentHashMap<>();
    private final Map<String, Long> firstRequests = new ConcurrentHashMap<>();
    private final Map<Boundary, AtomicInteger> crossings = new ConcurrentHashMap<>();
    private final AtomicLong outOfScope = new AtomicLong();
    private final Queue<String> samples = new ConcurrentLinkedQueue<>();
    private final AtomicLong started;

    /// What is counted together, and the budget that it has.
    enum Budget {
        ADDRESS,
        DOMAIN,
        PROVIDER,
        CONNECTS,
        RESOLVER,
        NAMESERVER,
        HOST
    }

    record Key(Budget budget, String of) {}

    public Counters(
            Budgets budgets,
            Collection<Boundary> boundaries,
            Predicate<String> isForeignAddress,
            LongSupplier nanoTime) {
        this.budgets = budgets;
        this.boundaries = List.copyOf(boundaries);
        this.isForeignAddress = isForeignAddress;
        this.nanoTime = nanoTime;
        this.started = new AtomicLong(nanoTime.getAsLong());
    }

    @Override
    public void connected(String address, int port) {
        note(Budget.CONNECTS, address);
        if (isForeignAddress.test(address)) {
            outOfScope("connect " + address + " port " + port);
        }
    }

    @Override
    public void requested(String address, @Nullable WorldSite site, Request request) {
        Owner owner = site == null ? Owner.BRAND : site.owner();
        note(Budget.HOST, request.host());
        switch (owner) {
            case SOURCE, PROVIDER -> note(Budget.PROVIDER, registrable(request.host()));
            case BRAND, FOREIGN -> {
                note(Budget.ADDRESS, address);
                note(Budget.DOMAIN, registrable(request.host()));
            }
        }
        firstRequests.putIfAbsent(request.host(), nanoTime.getAsLong());
        String said = request.method() + " " + request.origin() + request.path();
        if (owner == Owner.FOREIGN) {
            outOfScope(said);
        }
        for (Boundary boundary : boundaries) {
            if (boundary.holds(request.host(), request.path())) {
                int times =
                        crossings
                                .computeIfAbsent(boundary, _ -> new AtomicInteger())
                                .incrementAndGet();
                if (times > boundary.requestsMax()) {
                    outOfScope(said);
                }
            }
        }
    }

    public void askedResolver() {
        note(Budget.RESOLVER, "resolver");
    }

    public void askedNameserver(String address, Owner owner) {
        note(Budget.NAMESERVER, address);
        if (owner == Owner.FOREIGN) {
            outOfScope("question to nameserver " + address);
        }
    }

    public void reset() {
        lines.clear();
        firstRequests.clear();
        crossings.clear();
        samples.clear();
        outOfScope.set(0);
        started.set(nanoTime.getAsLong());
    }

    public Traffic traffic() {
        Map<String, Long> totals = new TreeMap<>();
        Map<String, Long> hosts = new TreeMap<>();
        List<Traffic.Excess> excesses = new ArrayList<>();
        int windowsOver = 0;
        for (Map.Entry<Key, TimeLine> entry : new ArrayList<>(lines.entrySet())) {
            Key key = entry.getKey();
            long total = entry.getValue().total();
            totals.merge(nameOf(key.budget()), total, Long::sum);
            Rate rate = rateOf(key.budget());
            if (rate == null) {
                hosts.put(key.of(), total);
                continue;
            }
            long[] stamps = entry.getValue().stamps();
            for (double seconds : WINDOWS_SECONDS) {
                int over = TimeLine.windowsOver(stamps, seconds, rate);
                if (over > 0) {
                    windowsOver += over;
                    excesses.add(
                            new Traffic.Excess(
                                    nameOf(key.budget()),
                                    key.of(),
                                    seconds,
                                    TimeLine.most(stamps, seconds),
                                    rate.boundFor(seconds),
                                    over));
                }
            }
        }
        return new Traffic(
                (nanoTime.getAsLong() - started.get()) / NANOS,
                totals,
                hosts,
                windowsOver,
                excesses,
                outOfScope.get(),
                List.copyOf(samples),
                firstRequests());
    }

    private Traffic.FirstRequests firstRequests() {
        double[] seconds =
                firstRequests.values().stream()
                        .mapToDouble(at -> (at - started.get()) / NANOS)
                        .sorted()
                        .toArray();
        return seconds.length == 0
                ? new Traffic.FirstRequests(0, 0, 0, 0)
                : new Traffic.FirstRequests(
                        seconds.length,
                        seconds[0],
                        seconds[seconds.length / 2],
                        seconds[
                                (int)
                                        Math.min(
                                                seconds.length - 1L,
                                                Math.round(seconds.length * 0.95))]);
    }

    private void note(Budget budget, String of) {
        Key key = new Key(budget, of);
        TimeLine line = lines.get(key);
        if (line == null && lines.size() >= KEYS_MAX) {
            return;
        }
        lines.computeIfAbsent(key, _ -> new TimeLine()).note(nanoTime.getAsLong());
    }

    private void outOfScope(String what) {
        if (outOfScope.incrementAndGet() <= SAMPLES_MAX) {
            samples.add(what);
        }
    }

    private @Nullable Rate rateOf(Budget budget) {
        return switch (budget) {
            case ADDRESS -> budgets.address();
            case DOMAIN -> budgets.domain();
            case PROVIDER -> budgets.provider();
            case CONNECTS -> budgets.connects();
            case RESOLVER -> budgets.resolver();
            case NAMESERVER -> budgets.nameserver();
            case HOST -> null;
        };
    }

    private static String nameOf(Budget budget) {
        return budget.name().toLowerCase(java.util.Locale.ROOT);
    }

    /// Worlds live below reserved top-level domains, where the last two labels are what one
    /// registers.
    static String registrable(String host) {
        String[] labels = host.split("\\.", -1);
        return labels.length <= 2
                ? host
                : String.join(".", Arrays.copyOfRange(labels, labels.length - 2, labels.length));
    }
}
