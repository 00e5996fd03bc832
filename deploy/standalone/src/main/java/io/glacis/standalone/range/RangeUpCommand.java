package io.glacis.standalone.range;

import com.fasterxml.jackson.databind.JsonNode;
import io.glacis.standalone.stack.Machine;
import io.glacis.standalone.terminal.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs a world alone until Ctrl-C.
@Command(name = "up", description = "Run a world alone until Ctrl-C.")
final class RangeUpCommand implements Callable<Integer> {
    @Option(
            names = "--world",
            paramLabel = "WORLD",
            defaultValue = "acme",
            description = "A shipped world or a world file (default ${DEFAULT-VALUE}).")
    private String world = "acme";

    @Option(names = "--json", description = "Print one JSON object on stdout.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        var console = Console.of(json);
        Machine machine = Machine.current().demo();
        machine.home().create();
        try (RangeProcess range = RangeProcess.start(machine, world)) {
            range.awaitReady();
            JsonNode status = range.status();
            console.say(
                    "World %s: %d names, %d hosts; resolver %s, egress profile %s"
                            .formatted(
                                    status.path("world").asText(),
                                    status.path("names").asInt(),
                                    status.path("hosts").asInt(),
                                    status.path("resolver").asText(),
                                    status.path("profile").asText()));
            console.answer(status);
            console.note("Ctrl-C stops it.");
            range.awaitEnd();
        }
        return 0;
    }
}
