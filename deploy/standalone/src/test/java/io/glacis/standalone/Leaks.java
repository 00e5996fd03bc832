package io.glacis.standalone;

import io.glacis.range.token.PlantedToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/// Looks for planted credentials in everything that a platform has stored.
record Leaks(List<PlantedToken> planted) {
    /// In every file below a folder, byte by byte.
    List<String> inFiles(Path folder) throws IOException {
        var leaks = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                leaks.addAll(in(file.toString(), Files.readAllBytes(file)));
            }
        }
        return leaks;
    }

    /// In every row of every table, as a dump would show it.
    List<String> inTables(Connection database) throws SQLException, IOException {
        var leaks = new ArrayList<String>();
        for (String table : tables(database)) {
            var dump = new ByteArrayOutputStream();
            database.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy " + table + " to stdout", dump);
            leaks.addAll(in(table, dump.toByteArray()));
        }
        return leaks;
    }

    static List<String> tables(Connection database) throws SQLException {
        var tables = new ArrayList<String>();
        try (Statement statement = database.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                select quote_ident(schemaname) || '.' || quote_ident(tablename)
                                from pg_tables
                                where schemaname not in ('pg_catalog', 'information_schema')
                                order by 1
                                """)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    List<String> in(String where, byte[] bytes) {
        // One char for each byte, so that nothing is lost to decoding.
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return planted.stream()
                .filter(token -> text.contains(token.text()))
                .map(token -> where + " holds " + token.kind() + " " + token.name())
                .toList();
    }
}
