package io.glacis.standalone.stack;

import io.glacis.contracts.Service;
import io.glacis.standalone.terminal.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where the built programs are.
///
/// @param root the folder that holds the `glacis` script
public record Installation(Path root) {
    /// As the script says.
    public static Installation current() {
        String root = System.getProperty("glacis.root");
        if (root == null) {
            throw Refusal.missing("glacis.root is not set; start Glacis through its script.");
        }
        return new Installation(Path.of(root));
    }

    /// The folder of a packaged service.
    Path application(Service service) {
        return root.resolve(service.text() + "-service").resolve("target").resolve("quarkus-app");
    }

    boolean isBuilt(Service service) {
        return Files.exists(application(service).resolve("quarkus-run.jar"));
    }

    /// The jars of the Range.
    public Path rangeLibraries() {
        return root.resolve("deploy/range/target/range-app/lib");
    }

    /// A command that runs a Java program with this same JDK.
    public static List<String> java(String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(List.of(arguments));
        return command;
    }
}
