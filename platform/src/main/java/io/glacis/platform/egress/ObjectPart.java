package io.glacis.platform.egress;

import org.jspecify.annotations.Nullable;

/// The first bytes of an object.
///
/// @param totalLength the whole object's length, where the service said it
public record ObjectPart(Body body, boolean truncated, @Nullable Long totalLength, String etag) {}
