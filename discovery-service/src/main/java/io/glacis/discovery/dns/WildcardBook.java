package io.glacis.discovery.dns;

import io.glacis.contracts.ScanId;
import io.glacis.discovery.probes.Workbench;
import io.glacis.discovery.scope.ScanScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is known of wildcards in the scans of the moment. Only saves questions: asked anew, the
/// same comes out.
@ApplicationScoped
class WildcardBook {
    private static final int SCANS_KEPT = 8;

    private final Workbench bench;
    private final Map<ScanId, Wildcards> scans =
            Collections.synchronizedMap(
                    new LinkedHashMap<>() {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<ScanId, Wildcards> eldest) {
                            return size() > SCANS_KEPT;
                        }
                    });

    WildcardBook(Workbench bench) {
        this.bench = bench;
    }

    /// The wildcards of a scan, asked for in the name of its brand.
    Wildcards of(ScanScope scope) {
        return scans.computeIfAbsent(
                scope.scan(),
                scan ->
                        new Wildcards(
                                scan.text(),
                                (name, type) ->
                                        bench.egress().dns().ask(scope.authority(), name, type)));
    }
}
