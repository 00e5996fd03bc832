package io.glacis.range.web;

/// One header of a reply, sent with exactly this case.
public record Header(String name, String value) {
    public Header {
        if (name.isEmpty() || !name.chars().allMatch(c -> c > ' ' && c < 127 && c != ':')) {
            throw new IllegalArgumentException("header name must be printable ASCII, was " + name);
        }
        if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("header value must be one line");
        }
    }
}
