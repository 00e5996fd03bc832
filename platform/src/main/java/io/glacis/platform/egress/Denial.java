package io.glacis.platform.egress;

/// A decision against an exchange.
record Denial(Refusal reason, String detail) {}
