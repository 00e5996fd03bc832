package io.glacis.range.software;

import io.glacis.range.world.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A program that the Range knows how to run. Worlds name programs; they never give command lines.
interface Program {
    /// The name in worlds, and of the executable.
    String name();

    /// The Debian package that has it.
    String aptPackage();

    /// What runs, once its files are in the folder.
    record Launch(List<String> arguments, Map<String, String> environment) {
        public Launch {
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
        }
    }

    /// Fails on settings that it cannot use; writes what it needs into the folder.
    Launch prepare(Settings settings, String origin, int port, Path folder) throws IOException;

    /// A path that answers 200 when it is ready.
    String readyPath();

    /// Puts content into the running program.
    default void fill(Settings settings, URI at) throws IOException, InterruptedException {}
}
