package io.glacis.range.storage;

import io.glacis.range.storage.Buckets.Bucket;
import io.glacis.range.storage.Buckets.Stored;
import io.glacis.range.web.Reply;
import io.glacis.range.web.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// ListObjects in its first and second version: prefix, delimiter, pages by marker or token.
final class Listing {
    private static final int KEYS_MAX = 1_000;

    private final String name;
    private final Bucket bucket;
    private final boolean second;
    private final String prefix;
    private final @Nullable String delimiter;
    private final boolean urlEncoded;

    Listing(String name, Bucket bucket, Request request) {
        this.name = name;
        this.bucket = bucket;
        this.second = "2".equals(request.parameter("list-type"));
        String given = request.parameter("prefix");
        this.prefix = given == null ? "" : given;
        this.delimiter = request.parameter("delimiter");
        this.urlEncoded = "url".equals(request.parameter("encoding-type"));
    }

    Reply answer(Request request) {
        String asked = request.parameter("max-keys");
        if (asked != null && !asked.matches("[0-9]{1,9}")) {
            return Xml.error(400, "InvalidArgument", "Provided max-keys not an integer", "");
        }
        int max = asked == null ? KEYS_MAX : Math.min(Integer.parseInt(asked), KEYS_MAX);
        String token = request.parameter("continuation-token");
        String after = after(request, token);
        if (after == null) {
            return Xml.error(
                    400, "InvalidArgument", "The continuation token provided is incorrect", "");
        }
        return page(max, after, token);
    }

    private Reply page(int max, String after, @Nullable String token) {
        StringBuilder contents = new StringBuilder();
        Set<String> common = new TreeSet<>();
        String last = after;
        int count = 0;
        boolean truncated = false;
        NavigableMap<String, Stored> rest = bucket.objects().tailMap(after, false);
        for (Map.Entry<String, Stored> object : rest.entrySet()) {
            String key = object.getKey();
            if (!key.startsWith(prefix) || common.stream().anyMatch(key::startsWith)) {
                continue;
            }
            if (count == max) {
                truncated = max > 0;
                break;
            }
            int cut =
                    delimiter == null || delimiter.isEmpty()
                            ? -1
                            : key.indexOf(delimiter, prefix.length());
            if (cut >= 0) {
                common.add(key.substring(0, cut + 1));
            } else {
                contents.append(entry(key, object.getValue()));
            }
            count++;
            last = key;
        }
        return Xml.reply(200, result(max, token, contents, common, last, count, truncated));
    }

    private String result(
            int max,
            @Nullable String token,
            StringBuilder contents,
            Set<String> common,
            String last,
            int count,
            boolean truncated) {
        StringBuilder xml = new StringBuilder("<ListBucketResult " + Xml.NAMESPACE + ">");
        xml.append(Xml.element("Name", name)).append(Xml.element("Prefix", shown(prefix)));
        if (second) {
            if (token != null) {
                xml.append(Xml.element("ContinuationToken", token));
            }
            if (truncated) {
                String next =
                        Base64.getEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8));
                xml.append(Xml.element("NextContinuationToken", next));
            }
            xml.append(Xml.element("KeyCount", Integer.toString(count)));
        } else if (truncated && delimiter != null) {
            xml.append(Xml.element("NextMarker", shown(last)));
        }
        xml.append(Xml.element("MaxKeys", Integer.toString(max)));
        if (urlEncoded) {
            xml.append(Xml.element("EncodingType", "url"));
        }
        xml.append(Xml.element("IsTruncated", Boolean.toString(truncated))).append(contents);
        common.forEach(each ->
                xml.append("<CommonPrefixes>")
                        .append(Xml.element("Prefix", shown(each)))
                        .append("</CommonPrefixes>"));
        return xml.append("</ListBucketResult>").toString();
    }

    private @Nullable String after(Request request, @Nullable String token) {
        if (second && token != null) {
            try {
                return new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException malformed) {
                return null;
            }
        }
        String start = request.parameter(second ? "start-after" : "marker");
        return start == null ? "" : start;
    }

    private String entry(String key, Stored object) {
        return "<Contents>"
                + Xml.element("Key", shown(key))
                + Xml.element("LastModified", object.modifiedAt())
                + Xml.element("ETag", object.etag())
                + Xml.element("Size", Integer.toString(object.bytes().length))
                + Xml.element("StorageClass", "STANDARD")
                + "</Contents>";
    }

    private String shown(String text) {
        return urlEncoded
                ? URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%2F", "/")
                : text;
    }
}
