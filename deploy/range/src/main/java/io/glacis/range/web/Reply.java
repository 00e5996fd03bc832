package io.glacis.range.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One HTTP reply. The server adds `Date`, `Content-Length` and `Connection`, drops the body for
/// HEAD, and sends the headers given here in this order and case.
@SuppressWarnings("ArrayRecordComponent") // never compared; bytes are what a body is
public record Reply(int status, List<Header> headers, byte[] body, Pace pace) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Reply {
        headers = List.copyOf(headers);
    }

    public Reply(int status, List<Header> headers, byte[] body) {
        this(status, headers, body, Pace.AT_ONCE);
    }

    public static Reply status(int status) {
        return new Reply(status, List.of(), new byte[0]);
    }

    public static Reply text(int status, String body) {
        return bytes(status, "text/plain;charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply html(int status, String body) {
        return bytes(status, "text/html;charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    /// A value that Jackson can write (map, list, tree, record), as `application/json`.
    public static Reply json(int status, Object value) {
        return json(status, "application/json", value);
    }

    public static Reply json(int status, String contentType, Object value) {
        try {
            return bytes(status, contentType, JSON.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("value cannot be written as JSON", e);
        }
    }

    public static Reply bytes(int status, String contentType, byte[] body) {
        return new Reply(status, List.of(new Header("Content-Type", contentType)), body);
    }

    public static Reply redirect(int status, String location) {
        return new Reply(status, List.of(new Header("Location", location)), new byte[0]);
    }

    /// This reply with one more header; an earlier one of the same name stays.
    public Reply withHeader(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Reply(status, more, body, pace);
    }

    public Reply withHeaders(List<Header> added) {
        List<Header> more = new ArrayList<>(headers);
        more.addAll(added);
        return new Reply(status, more, body, pace);
    }

    public Reply withPace(Pace slower) {
        return new Reply(status, headers, body, slower);
    }
}
