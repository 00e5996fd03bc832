package io.glacis.range.software;

import io.glacis.range.world.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Prometheus, watching itself.
final class Prometheus implements Program {
    @Override
    public String name() {
        return "prometheus";
    }

    @Override
    public String aptPackage() {
        return "prometheus";
    }

    @Override
    public Launch prepare(Settings settings, String origin, int port, Path folder)
            throws IOException {
        settings.allow("program", "job");
        String job = settings.text("job", "prometheus").replaceAll("[^A-Za-z0-9_-]", "_");
        Path config = folder.resolve("prometheus.yml");
        Files.writeString(
                config,
                """
                global:
                  scrape_interval: 60s
                scrape_configs:
                  - job_name: %s
                    static_configs:
                      - targets: ["127.0.0.1:%d"]
                """
                        .formatted(job, port));
        return new Launch(
                List.of(
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("tsdb"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--web.external-url=" + origin + "/",
                        "--log.level=error"),
                Map.of("GOMAXPROCS", "1", "GOMEMLIMIT", "48MiB"));
    }

    @Override
    public String readyPath() {
        return "/-/ready";
    }
}
