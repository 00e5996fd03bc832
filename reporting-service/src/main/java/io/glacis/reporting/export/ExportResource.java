package io.glacis.reporting.export;

import io.glacis.contracts.TenantId;
import io.glacis.reporting.access.Allowed;
import io.glacis.reporting.access.Caller;
import io.glacis.reporting.access.Role;
import io.glacis.reporting.export.CanonicalLines.Kind;
import io.glacis.reporting.export.CanonicalLines.Line;
import io.glacis.reporting.store.Reads;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The whole state as lines of JSON in a canonical order: equal states are equal bytes.
@Path("/api/v1/export")
@RunOnVirtualThread
@Tag(name = "Export")
class ExportResource {
    private static final int LINES_PER_READ = 500;

    private final CanonicalLines lines;
    private final Reads reads;
    private final Caller caller;

    ExportResource(CanonicalLines lines, Reads reads, Caller caller) {
        this.lines = lines;
        this.reads = reads;
        this.caller = caller;
    }

    @GET
    @Produces("application/x-ndjson")
    @Allowed(Role.VIEWER)
    @Operation(
            summary = "The whole state, canonical",
            description =
                    "Brands, assets, findings and ratings, each kind in the order of its ids,"
                            + " without times and ids that depend on the run.")
    public StreamingOutput export() {
        TenantId tenant = caller.tenant();
        return out -> {
            for (Kind kind : Kind.values()) {
                write(kind, tenant, out);
            }
        };
    }

    private void write(Kind kind, TenantId tenant, OutputStream out) throws IOException {
        String last = "";
        List<Line> read;
        do {
            String after = last;
            read = reads.of(tenant, () -> lines.after(kind, tenant, after, LINES_PER_READ));
            for (Line line : read) {
                out.write((line.json() + "\n").getBytes(StandardCharsets.UTF_8));
                last = line.id();
            }
        } while (read.size() == LINES_PER_READ);
    }
}
