package io.glacis.standalone;

import io.glacis.standalone.bench.BenchCommand;
import io.glacis.standalone.range.DemoCommand;
import io.glacis.standalone.range.RangeCommand;
import io.glacis.standalone.scan.ExportCommand;
import io.glacis.standalone.scan.ScanCommand;
import io.glacis.standalone.settings.SettingsCommand;
import io.glacis.standalone.stack.DownCommand;
import io.glacis.standalone.stack.StatusCommand;
import io.glacis.standalone.stack.SuperviseCommand;
import io.glacis.standalone.stack.UpCommand;
import io.glacis.standalone.terminal.Refusal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// The command line of Glacis.
@Command(
        name = "glacis",
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows an organisation what an attacker sees from outside.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            DemoCommand.class,
            ScanCommand.class,
            RangeCommand.class,
            BenchCommand.class,
            ExportCommand.class,
            SettingsCommand.class,
            SuperviseCommand.class,
            HelpCommand.class
        })
public final class GlacisMain {
    private GlacisMain() {}

    public static void main(String[] arguments) {
        var commands = new CommandLine(new GlacisMain());
        commands.setParameterExceptionHandler((e, _) -> {
            System.err.println("glacis: " + e.getMessage());
            System.err.println("`glacis help` lists the commands.");
            return 2;
        });
        commands.setExecutionExceptionHandler((e, _, _) -> {
            if (e instanceof Refusal refusal) {
                System.err.println("glacis: " + refusal.getMessage());
                return refusal.exitCode();
            }
            throw e;
        });
        System.exit(arguments.length == 0 ? usage(commands) : commands.execute(arguments));
    }

    private static int usage(CommandLine commands) {
        commands.usage(System.err);
        return 2;
    }
}
