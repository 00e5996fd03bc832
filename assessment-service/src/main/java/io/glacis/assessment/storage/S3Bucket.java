package io.glacis.assessment.storage;

import io.glacis.assessment.check.Bucket;
import io.glacis.assessment.check.Check;
import io.glacis.assessment.web.Look;
import io.glacis.platform.egress.Authority;
import io.glacis.platform.egress.BucketListing;
import io.glacis.platform.egress.HttpAsk;
import io.glacis.platform.egress.ObjectPart;
import io.glacis.platform.egress.S3Endpoint;
import io.glacis.platform.egress.S3Outcome;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// A bucket of S3 or of what speaks like it, asked without credentials. Goes to the bucket's own
/// region when the service says where that is.
///
/// Used by one thread.
public final class S3Bucket implements Bucket {
    private static final int KEYS_MAX = 5_000;
    private static final int OBJECT_BYTES_MAX = 256 << 10;

    private final Doors doors;
    private Authority.Brand authority;
    private final S3Endpoints endpoints;
    private final String name;
    private final Map<String, SortedSet<String>> known;
    private final Map<String, S3Outcome<ObjectPart>> objects = new HashMap<>();
    private S3Endpoint endpoint;
    private @Nullable S3Outcome<BucketListing> listing;
    private @Nullable Look acl;

    public S3Bucket(
            Doors doors,
            Authority.Brand authority,
            S3Endpoints endpoints,
            String name,
            Map<String, SortedSet<String>> known) {
        this.doors = doors;
        this.endpoints = endpoints;
        this.name = name;
        this.known = known;
        this.endpoint = endpoints.home(name);
        this.authority = authority.attributing(S3Endpoints.hostOf(endpoint, name));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String region() {
        return endpoint.region();
    }

    @Override
    public S3Outcome<BucketListing> listing() {
        if (listing == null) {
            S3Outcome<BucketListing> first = listingAgain();
            if (first instanceof S3Outcome.Declined<BucketListing> declined
                    && declined.region() != null
                    && S3Endpoints.isRegion(declined.region())
                    && !declined.region().equals(endpoint.region())
                    && declined.status() != 403) {
                endpoint = endpoints.regional(name, declined.region());
                first = listingAgain();
            }
            listing = first;
        }
        return listing;
    }

    @Override
    public S3Outcome<BucketListing> listingAgain() {
        return doors.list(authority, endpoint, name, KEYS_MAX);
    }

    @Override
    public S3Outcome<ObjectPart> object(String key) {
        listing();
        return objects.computeIfAbsent(key, this::objectAgain);
    }

    @Override
    public S3Outcome<ObjectPart> objectAgain(String key) {
        return doors.get(authority, endpoint, name, key, OBJECT_BYTES_MAX);
    }

    @Override
    public Look acl() {
        listing();
        if (acl == null) {
            HttpAsk ask = HttpAsk.get(S3Endpoints.bucketUrl(endpoint, name).at(aclPath()));
            acl = Look.of(doors.ask(authority, ask));
        }
        return acl;
    }

    private String aclPath() {
        return endpoint.pathStyle() ? "/" + name + "?acl" : "/?acl";
    }

    @Override
    public SortedSet<String> known(Check check) {
        return known.getOrDefault(check.id().text(), Collections.emptySortedSet());
    }
}
