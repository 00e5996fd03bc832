package io.glacis.range.dns;

import org.xbill.DNS.Name;

/// Names below the suffix that the resolver cannot resolve: it says SERVFAIL, or nothing at all.
public record ResolverFault(Name suffix, boolean isSilent) {}
