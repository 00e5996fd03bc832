package io.glacis.rating.document;

/// A document that people wrote is wrong; the message names the document and the field.
public final class DocumentException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    DocumentException(String document, String path, String problem) {
        super(document + ": " + (path.isEmpty() ? "document" : path) + " " + problem);
    }

    DocumentException(String document, String problem, Throwable cause) {
        super(document + ": " + problem, cause);
    }
}
