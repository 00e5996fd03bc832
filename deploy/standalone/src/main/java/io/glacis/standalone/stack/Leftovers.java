package io.glacis.standalone.stack;

import io.glacis.standalone.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Ends what a supervisor that was killed has left running. Only processes that name this home
/// count.
final class Leftovers {
    private Leftovers() {}

    static void end(Home home) {
        List<ProcessHandle> left =
                ProcessHandle.allProcesses()
                        .filter(process -> process.pid() != ProcessHandle.current().pid())
                        .filter(process -> belongs(process, home))
                        .toList();
        left.forEach(ProcessHandle::destroy);
        for (ProcessHandle each : left) {
            try {
                each.onExit().get(20, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                each.destroyForcibly();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a process could not be awaited", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean belongs(ProcessHandle process, Home home) {
        try {
            String command =
                    Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return command.contains("\0-Dglacis.unit-of=" + home.folder() + "\0")
                    || command.contains("\0-D\0" + home.postgres() + "\0");
        } catch (IOException e) {
            return false; // it has ended, or is somebody else's
        }
    }
}
