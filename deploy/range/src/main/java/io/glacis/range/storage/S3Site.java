package io.glacis.range.storage;

import io.glacis.range.storage.Buckets.Bucket;
import io.glacis.range.storage.Buckets.Stored;
import io.glacis.range.web.Reply;
import io.glacis.range.web.Request;
import io.glacis.range.web.Site;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The storage service: virtual-host and path style, its own region and others.
///
/// A bucket of another region is sent on from the service's own host; `<service>` of the form
/// `s3.<rest>` also answers as `s3.<region>.<rest>`, the regional host, where the world gives it
/// those names.
final class S3Site implements Site {
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{1,12})-([0-9]{0,12})");
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Buckets buckets;
    private final Hosts hosts;

    S3Site(Buckets buckets, Hosts hosts) {
        this.buckets = buckets;
        this.hosts = hosts;
    }

    @Override
    public Reply answer(Request request) {
        return addressed(request)
                .withHeader("x-amz-request-id", UUID.randomUUID().toString().substring(0, 16))
                .withHeader("x-amz-id-2", UUID.randomUUID().toString())
                .withHeader("Server", "AmazonS3");
    }

    private Reply addressed(Request request) {
        Hosts.Addressed host = hosts.addressed(request.host());
        String path = request.decodedPath().substring(1);
        String bucket = host.bucket();
        if (bucket == null) {
            int slash = path.indexOf('/');
            bucket = slash < 0 ? path : path.substring(0, slash);
            path = slash < 0 ? "" : path.substring(slash + 1);
        }
        if (bucket.isEmpty()) {
            return Reply.redirect(307, "https://aws.amazon.com/s3/");
        }
        Bucket found = buckets.byName().get(bucket);
        if (found == null) {
            return Xml.error(
                    404,
                    "NoSuchBucket",
                    "The specified bucket does not exist",
                    Xml.element("BucketName", bucket));
        }
        String asked = host.region() == null ? buckets.region() : host.region();
        if (!asked.equals(found.region())) {
            return elsewhere(bucket, found);
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return denied();
        }
        return path.isEmpty() ? bucket(request, bucket, found) : object(request, found, path);
    }

    private Reply elsewhere(String name, Bucket bucket) {
        return Xml.error(
                        301,
                        "PermanentRedirect",
                        "The bucket you are attempting to access must be addressed using the"
                                + " specified endpoint. Please send all future requests to this"
                                + " endpoint.",
                        Xml.element("Endpoint", hosts.endpoint(name, bucket.region()))
                                + Xml.element("Bucket", name))
                .withHeader("x-amz-bucket-region", bucket.region());
    }

    private static Reply bucket(Request request, String name, Bucket bucket) {
        if (request.method().equals("HEAD")) {
            return Reply.status(bucket.lists() ? 200 : 403)
                    .withHeader("x-amz-bucket-region", bucket.region());
        }
        if (request.parameter("acl") != null) {
            return bucket.acl() ? Xml.reply(200, acl(bucket)) : denied();
        }
        boolean isSubresource =
                java.util.stream.Stream.of(
                                "policy",
                                "policyStatus",
                                "publicAccessBlock",
                                "location",
                                "versioning",
                                "versions",
                                "website",
                                "cors",
                                "uploads",
                                "tagging")
                        .anyMatch(name_ -> request.parameter(name_) != null);
        if (isSubresource || !bucket.lists()) {
            return denied();
        }
        return new Listing(name, bucket, request)
                .answer(request)
                .withHeader("x-amz-bucket-region", bucket.region());
    }

    private static String acl(Bucket bucket) {
        String all =
                "<Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                        + " xsi:type=\"Group\">"
                        + Xml.element("URI", "http://acs.amazonaws.com/groups/global/AllUsers")
                        + "</Grantee>";
        StringBuilder grants = new StringBuilder();
        if (bucket.lists()) {
            grants.append("<Grant>" + all + Xml.element("Permission", "READ") + "</Grant>");
        }
        grants.append("<Grant>" + all + Xml.element("Permission", "READ_ACP") + "</Grant>");
        return "<AccessControlPolicy "
                + Xml.NAMESPACE
                + "><Owner>"
                + Xml.element("ID", "0".repeat(64))
                + "</Owner><AccessControlList>"
                + grants
                + "</AccessControlList></AccessControlPolicy>";
    }

    private static Reply object(Request request, Bucket bucket, String key) {
        Stored object = bucket.objects().get(key);
        if (object == null) {
            return bucket.lists()
                    ? Xml.error(
                            404,
                            "NoSuchKey",
                            "The specified key does not exist.",
                            Xml.element("Key", key))
                    : denied();
        }
        if (!object.isPublic() || request.parameter("acl") != null) {
            return denied();
        }
        Reply whole = part(request.first("range"), object);
        return whole.withHeader("ETag", object.etag())
                .withHeader("Last-Modified", HTTP_DATE.format(Instant.parse(object.modifiedAt())))
                .withHeader("Accept-Ranges", "bytes");
    }

    private static Reply part(@Nullable String range, Stored object) {
        byte[] bytes = object.bytes();
        Matcher parts = RANGE.matcher(range == null ? "" : range);
        if (!parts.matches()) {
            return Reply.bytes(200, object.mediaType(), bytes);
        }
        long from = Long.parseLong(parts.group(1));
        long to = parts.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(parts.group(2));
        if (from >= bytes.length || to < from) {
            return Xml.error(416, "InvalidRange", "The requested range is not satisfiable", "");
        }
        int end = (int) Math.min(to, bytes.length - 1L);
        return Reply.bytes(206, object.mediaType(), Arrays.copyOfRange(bytes, (int) from, end + 1))
                .withHeader("Content-Range", "bytes " + from + "-" + end + "/" + bytes.length);
    }

    private static Reply denied() {
        return Xml.error(403, "AccessDenied", "Access Denied", "");
    }
}
