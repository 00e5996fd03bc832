package io.glacis.platform.egress.governor;

/// One permission that a lease gave out.
///
/// @param expires monotonic nanoseconds after which it is worth nothing
record Token(PolitenessKey key, long slot, long expires) {}
