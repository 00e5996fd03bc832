package io.glacis.platform.egress.governor;

/// What is counted together: one address, one registrable domain, one provider, one resolver.
///
/// @param text `ip:203.0.113.7`, `ip:2001:db8:0:1::/64`, `domain:acme.example`, `dns:…`, `zone:…`
public record PolitenessKey(String text, Rate rate) {
    public PolitenessKey {
        if (text.isEmpty() || text.length() > 300) {
            throw new IllegalArgumentException("politeness key must have 1..300 characters");
        }
    }
}
