package io.glacis.discovery.buckets;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.glacis.contracts.AssetKind;
import io.glacis.discovery.attribution.Subject;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Object storage as it is named in DNS, pages and scripts.
public final class BucketHosts {
    private static final int BUCKETS_MAX = 200;
    private static final Pattern URL =
            Pattern.compile(
                    "(?i)(?:https?:)?//([a-z0-9._-]{3,253})(?::[0-9]{1,5})?(?:/([a-z0-9._-]{1,222}))?");
    private static final Pattern S3_HOST =
            Pattern.compile(
                    "(?:(.+)\\.)?s3(?:[.-](?:dualstack\\.)?[a-z0-9-]+|-website[.-][a-z0-9-]+)?\\.amazonaws\\.com");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,221}[a-z0-9]");

    private BucketHosts() {}

    /// The buckets of URLs inside a text.
    ///
    /// @param storageHosts further hosts that serve buckets in the form of S3
    public static SortedSet<Subject> in(String text, Set<String> storageHosts) {
        NavigableSet<Subject> buckets = new TreeSet<>();
        Matcher matcher = URL.matcher(text);
        while (buckets.size() < BUCKETS_MAX && matcher.find()) {
            String path = matcher.group(2);
            of(matcher.group(1), path == null ? "" : path, storageHosts).ifPresent(buckets::add);
        }
        return buckets;
    }

    /// The bucket that this host, or the first part of a path on it, is.
    public static Optional<Subject> of(String host, String firstSegment, Set<String> storageHosts) {
        String lower = host.toLowerCase(Locale.ROOT);
        for (String storage : storageHosts) {
            if (lower.equals(storage)) {
                return s3(firstSegment);
            }
            if (lower.endsWith("." + storage)) {
                return s3(lower.substring(0, lower.length() - storage.length() - 1));
            }
        }
        Matcher amazon = S3_HOST.matcher(lower);
        if (amazon.matches()) {
            return s3(amazon.group(1) == null ? firstSegment : amazon.group(1));
        }
        return Optional.empty();
    }

    private static Optional<Subject> s3(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return NAME.matcher(lower).matches()
                ? Optional.of(new Subject(AssetKind.BUCKET, "s3:" + lower))
                : Optional.empty();
    }
}
