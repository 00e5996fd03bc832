package io.glacis.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/// What a reader of a PDF can read, without the line breaks that may cut a long word.
final class PdfText {
    private PdfText() {}

    static byte[] of(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            String text = new PDFTextStripper().getText(document);
            return (text + text.replaceAll("\\s+", "")).getBytes(StandardCharsets.UTF_8);
        }
    }
}
