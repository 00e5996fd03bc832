package io.glacis.standalone.stack;

import io.glacis.contracts.Service;
import io.glacis.standalone.settings.Home;
import io.glacis.standalone.settings.Setting;
import io.glacis.standalone.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How each of the five services is started on this machine.
final class ServicePrograms {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Installation installation;
    private final Home home;
    private final Settings settings;
    private final DatabaseAccess database;

    ServicePrograms(
            Installation installation, Home home, Settings settings, DatabaseAccess database) {
        this.installation = installation;
        this.home = home;
        this.settings = settings;
        this.database = database;
    }

    Program of(Service service) {
        int port = settings.port(service);
        List<String> command =
                Installation.java(
                        "-Xmx" + settings.memory(service),
                        "-Xss512k",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:MaxMetaspaceSize=160m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Duser.timezone=UTC",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Dglacis.unit-of=" + home.folder(),
                        "-jar",
                        installation.application(service).resolve("quarkus-run.jar").toString());
        return new Program(
                service.text(),
                port,
                command,
                environment(port),
                home.logs().resolve(service.text() + ".log"),
                () -> isReady(port),
                Process::destroy);
    }

    private Map<String, String> environment(int port) {
        var environment = new TreeMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.url());
        environment.put("QUARKUS_DATASOURCE_USERNAME", database.user());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", brokers(settings));
        environment.put("GLACIS_EVIDENCE_FOLDER", home.evidence().toString());
        environment.put("GLACIS_VAULT_KEY_FILE", vaultKey().toString());
        environment.put("GLACIS_BOOTSTRAP_TOKEN_FILE", cliToken(home).toString());
        Path profile = home.egress().resolve("egress-profile.json");
        if (Files.exists(profile)) {
            environment.put("GLACIS_EGRESS_PROFILE_FILE", profile.toString());
        }
        return environment;
    }

    static String brokers(Settings settings) {
        return settings.given(Setting.KAFKA)
                .orElse("127.0.0.1:" + settings.number(Setting.PORT_KAFKA));
    }

    private Path vaultKey() {
        Path key = home.keys().resolve("vault-key");
        Secrets.text(key);
        return key;
    }

    /// The token of this command line, which reporting-service reads when it starts.
    static Path cliToken(Home home) {
        Path token = home.keys().resolve("cli-token");
        Secrets.text(token);
        return token;
    }

    private static boolean isReady(int port) {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
