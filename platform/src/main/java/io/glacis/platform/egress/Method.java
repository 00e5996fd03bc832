package io.glacis.platform.egress;

/// The HTTP methods that may leave. POST is for sources and integrations, never for a brand's
/// assets.
public enum Method {
    GET,
    HEAD,
    POST
}
