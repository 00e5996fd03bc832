package io.glacis.platform.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/// The only XML parser of the house: no document type, nothing external, bounded in size and depth.
public final class SafeXml {
    /// Longer documents are not read.
    public static final int BYTES_MAX = 16 << 20;

    private static final String LIMITS = "http://www.oracle.com/xml/jaxp/properties/";
    private static final int DEPTH_MAX = 200;
    private static final int ATTRIBUTES_MAX = 1_000;
    private static final int NAME_MAX = 1_000;

    private SafeXml() {}

    /// Parses hostile bytes; empty when they are too long, malformed, too deep, or carry a document
    /// type.
    public static Optional<Document> parse(InputStream bytes) {
        try {
            InputStream bounded = new java.io.ByteArrayInputStream(bytes.readNBytes(BYTES_MAX + 1));
            if (bounded.available() > BYTES_MAX) {
                return Optional.empty();
            }
            return Optional.of(builder().parse(new InputSource(bounded)));
        } catch (SAXException | IOException _) {
            return Optional.empty();
        }
    }

    private static DocumentBuilder builder() {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        try {
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute(LIMITS + "maxElementDepth", String.valueOf(DEPTH_MAX));
            factory.setAttribute(LIMITS + "elementAttributeLimit", String.valueOf(ATTRIBUTES_MAX));
            factory.setAttribute(LIMITS + "maxXMLNameLimit", String.valueOf(NAME_MAX));
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setEntityResolver((_, _) -> new InputSource(InputStream.nullInputStream()));
            builder.setErrorHandler(new Silent());
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser cannot be hardened", e);
        }
    }

    /// The default handler prints what it finds, and what it finds is hostile.
    private static final class Silent extends DefaultHandler {
        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
