package io.glacis.standalone.scan;

import io.glacis.standalone.stack.Machine;
import io.glacis.standalone.terminal.Refusal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Prints the whole state, one JSON object a line.
@Command(name = "export", description = "Print the whole state as one JSON object a line.")
public final class ExportCommand implements Callable<Integer> {
    @Option(
            names = "--canonical",
            required = true,
            description = "In a canonical order, without times and ids that depend on the run.")
    private boolean canonical;

    @Override
    public Integer call() {
        if (!canonical) {
            throw Refusal.badInput("export needs --canonical.");
        }
        Machine machine = Machine.requireRunning();
        byte[] export = ReportingApi.of(machine).bytes("export");
        System.out.write(export, 0, export.length);
        System.out.flush();
        return 0;
    }
}
