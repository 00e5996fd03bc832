package io.glacis.range.world;

/// A logical port on which a site listens, and whether it speaks TLS there.
public record Endpoint(int port, String scheme) {
    public static Endpoint http(int port) {
        return new Endpoint(port, "http");
    }

    public static Endpoint https(int port) {
        return new Endpoint(port, "https");
    }

    public boolean tls() {
        return scheme.equals("https");
    }
}
