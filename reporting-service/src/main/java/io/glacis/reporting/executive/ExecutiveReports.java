package io.glacis.reporting.executive;

import io.glacis.contracts.TenantId;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.concurrent.Semaphore;

/// Makes executive reports, a few at a time.
@ApplicationScoped
class ExecutiveReports {
    private final ExecutiveReader reader;
    private final Template template;
    private final PdfPress press;
    private final Semaphore atOnce = new Semaphore(2);

    ExecutiveReports(
            ExecutiveReader reader, @Location("executive.html") Template template, PdfPress press) {
        this.reader = reader;
        this.template = template;
        this.press = press;
    }

    Printed print(TenantId tenant, String brand) {
        ExecutiveFacts facts = reader.read(tenant, brand);
        String page = template.data("report", ExecutiveStory.tell(facts)).render();
        atOnce.acquireUninterruptibly();
        try {
            byte[] pdf =
                    press.print(
                            page, facts.asOf(), Long.parseUnsignedLong(brand.substring(0, 16), 16));
            return new Printed(
                    "glacis-executive-%s-%s.pdf"
                            .formatted(
                                    brand.substring(0, 8),
                                    facts.asOf().atOffset(ZoneOffset.UTC).toLocalDate()),
                    pdf);
        } finally {
            atOnce.release();
        }
    }

    /// A report and the name of its file, which we make up ourselves.
    record Printed(String fileName, byte[] pdf) {}
}
