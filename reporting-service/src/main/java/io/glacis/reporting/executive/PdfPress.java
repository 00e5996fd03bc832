package io.glacis.reporting.executive;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.jspecify.annotations.Nullable;

/// Prints XHTML as PDF/A-3a and PDF/UA-1. Loads nothing: fonts come from our own jar, pictures are
/// drawn in the page, and every other resource is refused and counted.
@ApplicationScoped
class PdfPress {
    private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";
    private static final String FAMILY = "DejaVu Sans";
    private static final Pattern CREATED =
            Pattern.compile("(<xmp:CreateDate>)[^<]*(</xmp:CreateDate>)");
    private static final int WEIGHT_NORMAL = 400;
    private static final int WEIGHT_BOLD = 700;

    private final Counter refused;

    PdfPress(MeterRegistry meters) {
        refused = meters.counter("glacis_pdf_refused_resources_total");
    }

    /// The page as a document; the same page and time give the same bytes.
    byte[] print(String xhtml, Instant asOf, long identity) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.withHtmlContent(xhtml, null);
        builder.useUriResolver((_, _) -> refuse());
        builder.useExternalResourceAccessControl(
                (_, _) -> refuse() != null,
                ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl(
                (_, _) -> refuse() != null,
                ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        builder.useFont(font("DejaVuSans.ttf"), FAMILY, WEIGHT_NORMAL, FontStyle.NORMAL, true);
        builder.useFont(font("DejaVuSans-Bold.ttf"), FAMILY, WEIGHT_BOLD, FontStyle.NORMAL, true);
        builder.useSVGDrawer(new BatikSVGDrawer());
        builder.usePdfUaAccessibility(true);
        builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
        builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        builder.withProducer("Glacis");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        builder.toStream(bytes);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDFWithoutClosing();
            try (PDDocument document = renderer.getPdfDocument()) {
                date(document, asOf);
                document.setDocumentId(identity);
                document.save(bytes);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("report could not be printed", e);
        }
    }

    private @Nullable String refuse() {
        refused.increment();
        return null;
    }

    private static void date(PDDocument document, Instant asOf) throws IOException {
        Calendar at = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        at.setTimeInMillis(asOf.toEpochMilli());
        PDDocumentInformation information = document.getDocumentInformation();
        information.setCreationDate(at);
        information.setModificationDate(at);
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        String xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
        metadata.importXMPMetadata(
                CREATED.matcher(xmp)
                        .replaceFirst("$1" + asOf.truncatedTo(ChronoUnit.SECONDS) + "$2")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static FSSupplier<InputStream> font(String file) {
        return () ->
                Objects.requireNonNull(
                        PdfPress.class.getResourceAsStream(FONTS + file), "font is in the jar");
    }
}
