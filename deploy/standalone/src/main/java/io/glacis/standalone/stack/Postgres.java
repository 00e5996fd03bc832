package io.glacis.standalone.stack;

import io.glacis.standalone.settings.Home;
import io.glacis.standalone.settings.Setting;
import io.glacis.standalone.settings.Settings;
import io.glacis.standalone.terminal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The embedded PostgreSQL: a cluster of its own in the home folder, on loopback, with generated
/// passwords.
final class Postgres {
    private static final String SUPERUSER = "postgres";
    private static final String USER = "glacis";
    private static final String DATABASE = "glacis";

    private final PostgresBinaries binaries;
    private final OrdinaryUser user;
    private final Home home;
    private final int port;

    private Postgres(PostgresBinaries binaries, OrdinaryUser user, Home home, int port) {
        this.binaries = binaries;
        this.user = user;
        this.home = home;
        this.port = port;
    }

    /// Unpacks the programs and makes the cluster, when that has not been done yet.
    static Postgres prepare(Home home, Settings settings) throws IOException, InterruptedException {
        var postgres =
                new Postgres(
                        PostgresBinaries.in(home.cache()),
                        OrdinaryUser.find(),
                        home,
                        settings.number(Setting.PORT_POSTGRESQL));
        if (!Files.exists(home.postgres().resolve("PG_VERSION"))) {
            postgres.initialise();
        }
        return postgres;
    }

    private void initialise() throws IOException, InterruptedException {
        Path draft = home.folder().resolve("pg.new");
        deleteRecursively(draft);
        Files.createDirectories(draft);
        Path password = home.folder().resolve("pg.password");
        Files.deleteIfExists(password);
        Files.writeString(password, superuserPassword());
        user.own(draft);
        user.own(password);
        Path log = home.logs().resolve("postgresql.log");
        Process process =
                new ProcessBuilder(
                                user.command(
                                        binaries.program("initdb"),
                                        "--pgdata=" + draft,
                                        "--username=" + SUPERUSER,
                                        "--pwfile=" + password,
                                        "--auth=scram-sha-256",
                                        "--encoding=UTF8",
                                        "--no-locale"))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        int outcome = process.waitFor();
        Files.deleteIfExists(password);
        if (outcome != 0) {
            throw Refusal.fellShort(
                    "PostgreSQL's initdb ended with " + outcome + "; see " + log + ".");
        }
        Files.move(draft, home.postgres());
    }

    private static void deleteRecursively(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /// The server itself, to be kept running.
    Program server() {
        var command = new ArrayList<>(user.command(binaries.program("postgres"), "-D", data()));
        options()
                .forEach((name, value) -> {
                    command.add("-c");
                    command.add(name + "=" + value);
                });
        return new Program(
                "postgresql",
                port,
                command,
                Map.of("TZ", "UTC"),
                home.logs().resolve("postgresql.log"),
                this::answers,
                this::stop);
    }

    private Map<String, String> options() {
        return Map.ofEntries(
                Map.entry("port", Integer.toString(port)),
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("unix_socket_directories", ""),
                Map.entry("max_connections", "120"),
                Map.entry("shared_buffers", "24MB"),
                Map.entry("max_wal_size", "1GB"),
                Map.entry("checkpoint_timeout", "5min"),
                Map.entry("wal_level", "minimal"),
                Map.entry("max_wal_senders", "0"),
                Map.entry("autovacuum_naptime", "15s"),
                Map.entry("jit", "off"),
                Map.entry("log_min_messages", "warning"));
    }

    private String data() {
        return home.postgres().toString();
    }

    private boolean answers() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    private void stop(Process running) {
        List<String> command =
                user.command(binaries.program("pg_ctl"), "stop", "-D", data(), "-m", "fast", "-W");
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            running.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Makes the role that the services use, which is no superuser so that row level security binds
    /// it, and the database it owns.
    void createDatabase() {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "select 1 from pg_roles where rolname = '" + USER + "'")) {
                statement.execute(
                        "create role " + USER + " login password '" + userPassword(home) + "'");
            }
            if (!exists(
                    statement, "select 1 from pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database " + DATABASE + " owner " + USER);
            }
        } catch (SQLException e) {
            throw Refusal.fellShort("PostgreSQL refused to make the database: " + e.getMessage());
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), SUPERUSER, superuserPassword());
    }

    private String url(String database) {
        return url(port, database);
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /// Where and as whom the services of this home connect.
    static Database access(Home home, Settings settings) {
        return new Database(
                url(settings.number(Setting.PORT_POSTGRESQL), DATABASE), USER, userPassword(home));
    }

    private String superuserPassword() {
        return Secrets.text(home.keys().resolve("postgres-superuser"));
    }

    private static String userPassword(Home home) {
        return Secrets.text(home.keys().resolve("postgres-glacis"));
    }
}
