package io.glacis.range.web;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// HTTP/1.1 on a stream: requests in, replies out, every size bounded.
final class Wire {
    static final int BODY_BYTES_MAX = 16 * 1024 * 1024;
    private static final int HEAD_BYTES_MAX = 64 * 1024;

    private Wire() {}

    /// A request that cannot be read; the server answers with this status and hangs up.
    static final class MalformedRequestException extends IOException {
        private static final long serialVersionUID = 1L;
        final int status;

        MalformedRequestException(int status, String message) {
            super(message);
            this.status = status;
        }
    }

    /// The next request, or null when the client is done.
    static @Nullable Request read(InputStream in, OutputStream out, String scheme, int port)
            throws IOException {
        List<String> head = readHead(in);
        if (head.isEmpty()) {
            return null;
        }
        String[] line = head.getFirst().split(" ", -1);
        if (line.length != 3 || !line[2].startsWith("HTTP/1.") || line[1].isEmpty()) {
            throw new MalformedRequestException(400, "request line");
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String header : head.subList(1, head.size())) {
            int colon = header.indexOf(':');
            if (colon <= 0) {
                throw new MalformedRequestException(400, "header line");
            }
            headers.computeIfAbsent(
                            header.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                            _ -> new ArrayList<>())
                    .add(header.substring(colon + 1).strip());
        }
        if (line[2].equals("HTTP/1.0")) {
            headers.putIfAbsent("connection", List.of("close"));
        }
        String target = line[1];
        String host = firstOf(headers, "host");
        if (target.startsWith("http://") || target.startsWith("https://")) {
            int slash = target.indexOf('/', target.indexOf("://") + 3);
            target = slash < 0 ? "/" : target.substring(slash);
        }
        int question = target.indexOf('?');
        return new Request(
                line[0],
                scheme,
                withoutPort(host == null ? "" : host),
                port,
                question < 0 ? target : target.substring(0, question),
                question < 0 ? null : target.substring(question + 1),
                headers,
                readBody(in, out, headers));
    }

    private static String withoutPort(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        int colon = lower.startsWith("[") ? lower.indexOf("]:") + 1 : lower.indexOf(':');
        String name = colon <= 0 ? lower : lower.substring(0, colon);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static byte[] readBody(
            InputStream in, OutputStream out, Map<String, List<String>> headers)
            throws IOException {
        String encoding = firstOf(headers, "transfer-encoding");
        String length = firstOf(headers, "content-length");
        if (encoding == null && length == null) {
            return new byte[0];
        }
        if ("100-continue".equalsIgnoreCase(firstOf(headers, "expect"))) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        if (encoding != null) {
            return readChunks(in);
        }
        long bytes = parsed(length == null ? "" : length, 10);
        if (bytes > BODY_BYTES_MAX) {
            throw new MalformedRequestException(413, "body too large");
        }
        byte[] body = in.readNBytes((int) bytes);
        if (body.length < bytes) {
            throw new EOFException("body ended early");
        }
        return body;
    }

    private static byte[] readChunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = readLine(in, 256);
            if (size == null) {
                throw new EOFException("chunks ended early");
            }
            int extension = size.indexOf(';');
            long bytes = parsed(extension < 0 ? size : size.substring(0, extension), 16);
            if (body.size() + bytes > BODY_BYTES_MAX) {
                throw new MalformedRequestException(413, "body too large");
            }
            if (bytes == 0) {
                String trailer = readLine(in, HEAD_BYTES_MAX);
                while (trailer != null && !trailer.isEmpty()) {
                    trailer = readLine(in, HEAD_BYTES_MAX);
                }
                return body.toByteArray();
            }
            body.write(in.readNBytes((int) bytes));
            readLine(in, 2);
        }
    }

    private static long parsed(String number, int radix) throws MalformedRequestException {
        try {
            long value = Long.parseLong(number.strip(), radix);
            if (value < 0) {
                throw new MalformedRequestException(400, "negative length");
            }
            return value;
        } catch (NumberFormatException e) {
            throw new MalformedRequestException(400, "length");
        }
    }

    private static List<String> readHead(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        int room = HEAD_BYTES_MAX;
        while (true) {
            String line = readLine(in, room);
            if (line == null) {
                return List.of();
            }
            room -= line.length() + 2;
            if (line.isEmpty()) {
                if (!lines.isEmpty()) {
                    return lines;
                }
            } else {
                lines.add(line);
            }
        }
    }

    private static @Nullable String readLine(InputStream in, int bytesMax) throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            if (next == '\n') {
                int end = line.length();
                return end > 0 && line.charAt(end - 1) == '\r'
                        ? line.substring(0, end - 1)
                        : line.toString();
            }
            if (line.length() >= bytesMax) {
                throw new MalformedRequestException(431, "head too large");
            }
            line.append((char) next);
        }
    }

    private static @Nullable String firstOf(Map<String, List<String>> headers, String name) {
        List<String> values = headers.get(name);
        return values == null ? null : values.getFirst();
    }

    static void write(
            OutputStream out, Reply reply, boolean withBody, boolean keepAlive, Clock clock)
            throws IOException, InterruptedException {
        StringBuilder head = new StringBuilder(256);
        head.append("HTTP/1.1 ").append(reply.status()).append(' ');
        head.append(Reasons.of(reply.status())).append("\r\n");
        if (lacks(reply, "Date")) {
            head.append("Date: ")
                    .append(
                            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                    clock.instant().atOffset(ZoneOffset.UTC)))
                    .append("\r\n");
        }
        reply.headers()
                .forEach(h -> head.append(h.name()).append(": ").append(h.value()).append("\r\n"));
        boolean bodiless = reply.status() == 204 || reply.status() == 304;
        if (!bodiless && lacks(reply, "Content-Length")) {
            head.append("Content-Length: ").append(reply.body().length).append("\r\n");
        }
        head.append("Connection: ").append(keepAlive ? "keep-alive" : "close").append("\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.UTF_8));
        if (withBody && !bodiless) {
            writeBody(out, reply);
        }
        out.flush();
    }

    private static void writeBody(OutputStream out, Reply reply)
            throws IOException, InterruptedException {
        Pace pace = reply.pace();
        byte[] body = reply.body();
        for (int from = 0; from < body.length; from += pace.bytes()) {
            int bytes = Math.min(pace.bytes(), body.length - from);
            out.write(body, from, bytes);
            if (bytes == body.length) {
                return;
            }
            out.flush();
            Thread.sleep(pace.pause());
        }
    }

    private static boolean lacks(Reply reply, String name) {
        return reply.headers().stream().noneMatch(h -> h.name().equalsIgnoreCase(name));
    }
}
