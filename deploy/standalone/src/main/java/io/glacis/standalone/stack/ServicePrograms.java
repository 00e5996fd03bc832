package io.glacis.standalone.stack;

import io.glacis.contracts.Service;
import io.glacis.standalone.settings.Setting;
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

    private final Machine machine;
    private final Database database;

    ServicePrograms(Machine machine, Database database) {
        this.machine = machine;
        this.database = database;
    }

    Program of(Service service) {
        int port = machine.settings().port(service);
        List<String> command =
                Installation.java(
                        "-Xmx" + machine.settings().memory(service),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:MaxMetaspaceSize=160m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Duser.timezone=UTC",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Dglacis.unit-of=" + machine.home().folder(),
                        "-jar",
                        machine.installation()
                                .application(service)
                                .resolve("quarkus-run.jar")
                                .toString());
        return new Program(
                service.text(),
                port,
                command,
                environment(port),
                machine.home().logs().resolve(service.text() + ".log"),
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
        environment.put("KAFKA_BOOTSTRAP_SERVERS", machine.brokers());
        environment.put("GLACIS_WORK_BOOTSTRAP_SERVERS", machine.brokers());
        environment.put("GLACIS_EVIDENCE_FOLDER", machine.home().evidence().toString());
        environment.put("GLACIS_VAULT_KEY_FILE", vaultKey().toString());
        environment.put("GLACIS_BOOTSTRAP_TOKEN_FILE", cliToken().toString());
        environment.put("GLACIS_HOME", machine.home().folder().toString());
        for (Setting each : Setting.values()) {
            if (each.key().startsWith("glacis.egress.")) {
                machine.settings()
                        .given(each)
                        .ifPresent(value -> environment.put(each.variable(), value));
            }
        }
        Path profile = machine.home().egress().resolve("egress-profile.json");
        if (Files.exists(profile)) {
            environment.put("GLACIS_EGRESS_PROFILE_FILE", profile.toString());
        }
        environment.putAll(machine.extras());
        return environment;
    }

    private Path vaultKey() {
        Path key = machine.home().keys().resolve("vault-key");
        Secrets.text(key);
        return key;
    }

    private Path cliToken() {
        machine.cliToken(); // made before the service wants to read it
        return machine.cliTokenFile();
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
