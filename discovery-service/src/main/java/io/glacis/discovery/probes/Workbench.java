package io.glacis.discovery.probes;

import io.glacis.contracts.Shown;
import io.glacis.contracts.TenantId;
import io.glacis.discovery.attribution.Subject;
import io.glacis.discovery.scope.ScanScope;
import io.glacis.discovery.scope.Scans;
import io.glacis.platform.egress.Authority;
import io.glacis.platform.egress.Egress;
import io.glacis.platform.egress.WebUrl;
import io.glacis.platform.evidence.EvidenceStore;
import io.glacis.platform.work.Task;
import io.glacis.platform.work.Units;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What every probe needs: its scan's scope, the door out, the sources' addresses, the evidence
/// store.
@ApplicationScoped
public class Workbench {
    private final Units units;
    private final Scans scans;
    private final Egress egress;
    private final EvidenceStore evidence;
    private final DiscoveryConfig config;

    Workbench(
            Units units,
            Scans scans,
            Egress egress,
            EvidenceStore evidence,
            DiscoveryConfig config) {
        this.units = units;
        this.scans = scans;
        this.egress = egress;
        this.evidence = evidence;
        this.config = config;
    }

    /// The scope of a task's scan, with the exclusions and rejections of this moment.
    public ScanScope scopeOf(Task task) {
        return units.inTransaction(
                task.tenant(),
                _ ->
                        scans.find(task.tenant(), task.requireScan())
                                .orElseThrow(() ->
                                        new IllegalStateException(
                                                "scan is not known: " + task.scan())));
    }

    /// Whether a person has taken this back meanwhile, or excluded it.
    public static boolean isBarred(ScanScope scope, Subject subject) {
        return scope.isExcluded(subject) || scope.rejected().contains(subject.id(scope.tenant()));
    }

    public Egress egress() {
        return egress;
    }

    public DiscoveryConfig config() {
        return config;
    }

    /// The certificate search.
    public Source ct() {
        return source("ct", "/ct", config.sources().ct(), List.of());
    }

    /// The registration data.
    public Source rdap() {
        return source("rdap", "/rdap", config.sources().rdap(), config.sources().rdapHosts());
    }

    /// The object storage.
    public Source storage() {
        return source("storage", "/storage/s3", config.sources().s3(), List.of());
    }

    /// The names that object storage answers under, whose labels in front are buckets.
    public Set<String> storageHosts() {
        return Set.of(storage().url().host());
    }

    /// Keeps a text as evidence, cut to what the store takes, and gives its digest.
    public String keep(TenantId tenant, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return evidence.put(
                tenant,
                bytes.length > EvidenceStore.BYTES_MAX
                        ? Arrays.copyOf(bytes, EvidenceStore.BYTES_MAX)
                        : bytes);
    }

    private Source source(String name, String pointer, URI otherwise, List<String> more) {
        WebUrl url =
                egress.profile()
                        .source(pointer)
                        .or(() -> WebUrl.parse(otherwise.toString()))
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "glacis.discovery.sources."
                                                + name
                                                + " is not an http(s) URL: "
                                                + Shown.of(otherwise.toString())));
        Set<String> hosts = new HashSet<>(more);
        hosts.add(url.host());
        return new Source(url, new Authority.Source(name, hosts));
    }

    /// A public source: where it is and in whose name it is asked.
    public record Source(WebUrl url, Authority.Source authority) {
        /// The address of a path below the source's own, slashes as they stand.
        public WebUrl below(String path) {
            String base = url.path().endsWith("/") ? url.path() : url.path() + "/";
            return url.at(base + path);
        }
    }
}
