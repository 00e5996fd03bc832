package io.glacis.range.storage;

import org.jspecify.annotations.Nullable;

/// How the service's names say which bucket and region are meant: `s3.cloud.example`,
/// `s3.eu-west-1.cloud.example`, each with or without `bucket.` in front.
record Hosts(String service) {
    private static final String LABEL = "s3.";

    /// @param bucket null in path style
    /// @param region null at the service's own host
    record Addressed(@Nullable String bucket, @Nullable String region) {}

    Addressed addressed(String host) {
        if (host.equals(service)) {
            return new Addressed(null, null);
        }
        if (host.endsWith("." + service)) {
            return new Addressed(host.substring(0, host.length() - service.length() - 1), null);
        }
        String suffix = "." + rest();
        if (!host.endsWith(suffix)) {
            return new Addressed(null, null);
        }
        String head = host.substring(0, host.length() - suffix.length());
        int dot = head.lastIndexOf('.');
        String region = head.substring(dot + 1);
        String front = dot < 0 ? "" : head.substring(0, dot);
        if (front.equals("s3")) {
            return new Addressed(null, region);
        }
        return front.endsWith(".s3")
                ? new Addressed(front.substring(0, front.length() - LABEL.length()), region)
                : new Addressed(null, null);
    }

    String endpoint(String bucket, String region) {
        return bucket + "." + LABEL + region + "." + rest();
    }

    private String rest() {
        return service.startsWith(LABEL) ? service.substring(LABEL.length()) : service;
    }
}
