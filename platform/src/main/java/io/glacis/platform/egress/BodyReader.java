package io.glacis.platform.egress;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/// Reads a body within its limits, and inflates it under our own control.
record BodyReader(Limits limits, int ratioMax, BodiesInFlight.Share share) {
    private static final int CHUNK = 16 << 10;

    /// Below this size a ratio says nothing: a short line of blanks compresses well too.
    private static final int RATIO_FLOOR = 64 << 10;

    /// A body, and whether there was more of it.
    record Read(Body body, boolean truncated) {}

    Read read(InputStream wire, String encoding) throws IOException {
        Read raw = drain(wire, limits.wireBytesMax());
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> inflate(raw, true);
            case "deflate" -> inflate(raw, false);
            default -> raw;
        };
    }

    private Read inflate(Read raw, boolean isGzip) throws IOException {
        long byRatio = Math.max(RATIO_FLOOR, (long) raw.body().length() * ratioMax);
        int max = (int) Math.min(limits.inflatedBytesMax(), byRatio);
        try (InputStream inflated = inflating(raw.body(), isGzip)) {
            Read plain = drain(inflated, max);
            return new Read(plain.body(), plain.truncated() || raw.truncated());
        } catch (ZipException _) {
            // It said gzip and was not: the bytes are what we have.
            return raw;
        }
    }

    private static InputStream inflating(Body body, boolean isGzip) throws IOException {
        InputStream in = body.open();
        if (isGzip) {
            return body.length() == 0 ? in : new GZIPInputStream(in, CHUNK);
        }
        byte[] bytes = body.bytes();
        // RFC 9110 means zlib; many servers send a raw deflate stream.
        boolean isZlib =
                bytes.length >= 2
                        && (bytes[0] & 0x0f) == 8
                        && ((bytes[0] & 0xff) << 8 | (bytes[1] & 0xff)) % 31 == 0;
        return new InflaterInputStream(
                new ByteArrayInputStream(bytes), new Inflater(!isZlib), CHUNK);
    }

    private Read drain(InputStream in, int bytesMax) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(Math.min(bytesMax, CHUNK));
        byte[] chunk = new byte[CHUNK];
        while (kept.size() < bytesMax) {
            int count = readSome(in, chunk, Math.min(chunk.length, bytesMax - kept.size()));
            if (count < 0) {
                return new Read(Body.wrap(kept.toByteArray()), false);
            }
            share.grow(count, limits.callTimeout().toNanos());
            kept.write(chunk, 0, count);
        }
        boolean hasMore = bytesMax == 0 || readSome(in, chunk, 1) > 0;
        return new Read(Body.wrap(kept.toByteArray()), hasMore);
    }

    /// A compressed stream that we cut ourselves ends early; that is an end, not an error.
    private static int readSome(InputStream in, byte[] chunk, int length) throws IOException {
        try {
            return in.read(chunk, 0, length);
        } catch (EOFException e) {
            if (in instanceof InflaterInputStream) {
                return -1;
            }
            throw e;
        }
    }
}
