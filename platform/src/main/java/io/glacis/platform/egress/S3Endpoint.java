package io.glacis.platform.egress;

/// Where buckets are asked for, and how their names go into the URL.
///
/// @param url scheme and host, without a path
/// @param region the signing region; anonymous requests only need it for the endpoint's rules
/// @param pathStyle `endpoint/bucket/key` where true, `bucket.endpoint/key` where false
public record S3Endpoint(WebUrl url, String region, boolean pathStyle) {}
