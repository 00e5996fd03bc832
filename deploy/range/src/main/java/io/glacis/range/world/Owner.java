package io.glacis.range.world;

/// Whose a site is. It decides which rate applies and whether a request to it is out of scope.
public enum Owner {
    /// The brand's own.
    BRAND,
    /// Somebody else's: no request may reach it.
    FOREIGN,
    /// A public source of knowledge: CT search, RDAP, a code host's API, a paste feed.
    SOURCE,
    /// A provider that serves many customers: object storage, a CDN.
    PROVIDER
}
