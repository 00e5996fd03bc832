package io.glacis.platform.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/// H41.
class SafeXmlTest {
    @Test
    void plain_xml_is_read() {
        assertThat(parse("<a xmlns='urn:x'><b>1 &lt; 2</b></a>"))
                .map(document -> document.getDocumentElement().getTextContent())
                .contains("1 < 2");
    }

    @Test
    void a_document_type_is_refused_whatever_it_wants(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "planted");
        for (String hostile :
                new String[] {
                    "<!DOCTYPE a [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]><a>&e;</a>",
                    "<!DOCTYPE a SYSTEM '" + secret.toUri() + "'><a/>",
                    "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/'> %p;]><a/>",
                    "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
                    "<!DOCTYPE a><a/>"
                }) {
            assertThat(parse(hostile)).as(hostile).isEmpty();
        }
    }

    @Test
    void an_include_stays_an_element(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "planted");

        assertThat(
                        parse(
                                "<a xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include"
                                        + " parse='text' href='"
                                        + secret.toUri()
                                        + "'/></a>"))
                .map(document -> document.getDocumentElement().getTextContent())
                .contains("");
    }

    @Test
    void depth_attributes_and_length_are_bounded() {
        assertThat(parse("<a>".repeat(5_000) + "</a>".repeat(5_000))).isEmpty();
        assertThat(
                        parse(
                                "<a "
                                        + IntStream.range(0, 2_000)
                                                .mapToObj(i -> "x" + i + "='1'")
                                                .collect(Collectors.joining(" "))
                                        + "/>"))
                .isEmpty();
        assertThat(parse("<a>" + " ".repeat(SafeXml.BYTES_MAX) + "</a>")).isEmpty();
    }

    @Test
    void what_is_no_xml_is_nothing() {
        for (String text :
                new String[] {"", "hello", "<a>", "<a></b>", "<html><br></html>", "\u0000"}) {
            assertThat(parse(text)).isEmpty();
        }
    }

    private static Optional<Document> parse(String text) {
        return SafeXml.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
