package io.glacis.range.storage;

import io.glacis.range.web.Reply;
import java.nio.charset.StandardCharsets;

/// XML as S3 writes it.
final class Xml {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    static final String NAMESPACE = "xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

    private Xml() {}

    static Reply reply(int status, String body) {
        byte[] bytes = (HEAD + body).getBytes(StandardCharsets.UTF_8);
        return Reply.bytes(status, "application/xml", bytes);
    }

    /// An error with its code; `more` holds further elements.
    static Reply error(int status, String code, String message, String more) {
        return reply(
                status,
                "<Error>"
                        + element("Code", code)
                        + element("Message", message)
                        + more
                        + "</Error>");
    }

    static String element(String name, String text) {
        return "<" + name + ">" + escaped(text) + "</" + name + ">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
