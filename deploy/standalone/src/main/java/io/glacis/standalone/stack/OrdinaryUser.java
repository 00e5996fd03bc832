package io.glacis.standalone.stack;

import io.glacis.standalone.terminal.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// How PostgreSQL, which refuses to run as root, is run by root: in a user namespace where that
/// user is nobody, or else as the user nobody itself.
enum OrdinaryUser {
    SELF(""),
    NAMESPACE("unshare --user"),
    NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups");

    private final String prefix;

    OrdinaryUser(String prefix) {
        this.prefix = prefix;
    }

    static OrdinaryUser find() throws IOException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return SELF;
        }
        return NAMESPACE.succeeds("true") ? NAMESPACE : NOBODY;
    }

    List<String> command(String... command) {
        return Stream.concat(
                        Arrays.stream(prefix.split(" ", -1)).filter(word -> !word.isEmpty()),
                        Arrays.stream(command))
                .toList();
    }

    /// Hands the folder over, so that this user owns what the database insists on owning.
    void own(Path folder) throws IOException, InterruptedException {
        if (this != NOBODY) {
            return;
        }
        boolean owned =
                SELF.succeeds("chown", "-R", "65534:65534", folder.toString())
                        && succeeds("test", "-w", folder.toString());
        if (!owned) {
            throw Refusal.missing(
                    "PostgreSQL must not run as root, and the user nobody cannot reach "
                            + folder
                            + "; run glacis as an ordinary user, or set GLACIS_HOME to a folder"
                            + " such as /var/lib/glacis.");
        }
    }

    private boolean succeeds(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false; // no such program
        }
    }
}
