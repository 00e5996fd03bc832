package io.glacis.contracts;

/// Identity of a scan: `H("scan/1", brand, request)`.
public record ScanId(String text) implements TextValue {
    public ScanId {
        Digest.requireHex("scanId", text);
    }

    /// The scan that one request asks for. The request is a key that the caller chooses, such as an
    /// idempotency key or the scheduled time.
    public static ScanId of(BrandId brand, String request) {
        return new ScanId(Digest.of("scan/1", brand.text(), request));
    }
}
