package io.glacis.platform.work;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// Named points at which a test makes the process fail.
///
/// Armed only by the system property `glacis.failpoints` at start, such as
/// `S7.after-commit=halt@3,S8.after-send=throw@1`: at the third hit the process dies as by kill -9,
/// at the first hit a fault is thrown. Without the property a hit costs one read of a final field.
public final class Failpoints {
    private static final int EXIT_CODE = 137;
    private static final Map<String, Point> ARMED =
            parse(System.getProperty("glacis.failpoints", ""));

    private Failpoints() {}

    /// Fails here if this point is armed and due.
    public static void hit(String name) {
        if (!ARMED.isEmpty()) {
            Point point = ARMED.get(name);
            if (point != null && point.hits.incrementAndGet() == point.dueAt) {
                point.action.fail(name);
            }
        }
    }

    static Map<String, Point> parse(String spec) {
        return Arrays.stream(spec.split(","))
                .filter(part -> !part.isBlank())
                .collect(
                        Collectors.toMap(
                                part -> part.split("=", 2)[0].strip(),
                                Failpoints::parsePoint,
                                (_, last) -> last,
                                ConcurrentHashMap::new));
    }

    private static Point parsePoint(String part) {
        String[] nameAndRule = part.split("=", 2);
        String[] rule = nameAndRule.length == 2 ? nameAndRule[1].split("@", 2) : new String[0];
        if (rule.length != 2) {
            throw new IllegalArgumentException(
                    "glacis.failpoints must be name=halt@n or name=throw@n, was: " + part);
        }
        return new Point(
                Action.valueOf(rule[0].strip().toUpperCase(Locale.ROOT)),
                Integer.parseInt(rule[1].strip()));
    }

    private enum Action {
        HALT {
            @Override
            void fail(String name) {
                Runtime.getRuntime().halt(EXIT_CODE);
            }
        },
        THROW {
            @Override
            void fail(String name) {
                throw new IllegalStateException("failpoint " + name);
            }
        };

        abstract void fail(String name);
    }

    static final class Point {
        private final Action action;
        private final int dueAt;
        private final AtomicInteger hits = new AtomicInteger();

        private Point(Action action, int dueAt) {
            this.action = action;
            this.dueAt = dueAt;
        }
    }
}
