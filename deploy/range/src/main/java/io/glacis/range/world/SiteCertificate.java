package io.glacis.range.world;

import java.util.List;

/// What certificate a site shows: issued by the Range's CA unless `fault` says otherwise.
public record SiteCertificate(Fault fault, List<String> names) {
    /// What is wrong with a certificate.
    public enum Fault {
        NONE,
        SELF_SIGNED,
        EXPIRED,
        WRONG_HOST
    }
}
