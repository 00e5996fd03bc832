package io.glacis.range.storage;

import io.glacis.range.world.Settings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// What a world says about one storage service: its own region and its buckets.
record Buckets(String region, Map<String, Bucket> byName) {
    private static final String REGION_DEFAULT = "us-east-1";

    /// One bucket and what a visitor without credentials may do with it.
    ///
    /// @param lists whether its keys may be listed
    /// @param reads whether its objects may be read, unless an object says otherwise
    /// @param acl whether its access control list may be read
    record Bucket(
            String region,
            boolean lists,
            boolean reads,
            boolean acl,
            NavigableMap<String, Stored> objects) {}

    /// One object.
    @SuppressWarnings("ArrayRecordComponent") // never compared; bytes are what an object is
    record Stored(byte[] bytes, String mediaType, String modifiedAt, boolean isPublic) {
        String etag() {
            try {
                // An ETag of S3 is the MD5 of the content; it protects nothing here.
                MessageDigest md5 = MessageDigest.getInstance("MD5");
                return "\"" + HexFormat.of().formatHex(md5.digest(bytes)) + "\"";
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has MD5", e);
            }
        }
    }

    static Buckets read(Settings settings) {
        settings.allow("region", "buckets");
        String region = settings.text("region", REGION_DEFAULT);
        Map<String, Bucket> byName = new LinkedHashMap<>();
        settings.objectMap("buckets")
                .forEach((name, bucket) -> {
                    if (!name.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
                        throw settings.error("buckets." + name, "is not a bucket name");
                    }
                    byName.put(name, bucket(bucket, region));
                });
        return new Buckets(region, byName);
    }

    private static Bucket bucket(Settings bucket, String region) {
        bucket.allow("access", "region", "acl", "objects", "filler");
        String access =
                bucket.has("access")
                        ? bucket.oneOf("access", "list", "read", "both", "none")
                        : "none";
        boolean reads = access.equals("read") || access.equals("both");
        NavigableMap<String, Stored> objects = new TreeMap<>();
        for (Settings object : bucket.list("objects")) {
            object.allow("key", "content", "type", "modified", "access");
            boolean isPublic =
                    object.has("access")
                            ? object.oneOf("access", "public", "private").equals("public")
                            : reads;
            objects.put(
                    object.text("key"),
                    new Stored(
                            object.text("content", "").getBytes(StandardCharsets.UTF_8),
                            object.text("type", "binary/octet-stream"),
                            object.text("modified", "2026-03-04T05:06:07.000Z"),
                            isPublic));
        }
        int filler = bucket.integer("filler", 0);
        for (int i = 0; i < filler; i++) {
            byte[] bytes = ("build " + i + "\n").getBytes(StandardCharsets.UTF_8);
            objects.put(
                    "builds/%05d/manifest.txt".formatted(i),
                    new Stored(bytes, "text/plain", "2026-02-01T00:00:00.000Z", reads));
        }
        boolean lists = access.equals("list") || access.equals("both");
        return new Bucket(
                bucket.text("region", region), lists, reads, bucket.flag("acl", false), objects);
    }
}
