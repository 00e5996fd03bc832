package io.glacis.standalone.stack;

import io.glacis.standalone.terminal.Console;
import io.glacis.standalone.terminal.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Stops the platform. What it has stored stays.
@Command(name = "down", description = "Stop the platform; its data stays.")
public final class DownCommand implements Callable<Integer> {
    private static final int STOP_WITHIN_SECONDS = 60;

    @Option(names = "--json", description = "Print one JSON object on stdout.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        var console = Console.of(json);
        Machine own = Machine.current();
        boolean wasRunning = false;
        for (Machine machine : List.of(own, own.demo())) {
            Optional<ProcessHandle> supervisor =
                    InstanceLock.holder(machine.home()).flatMap(ProcessHandle::of);
            if (supervisor.isPresent()) {
                wasRunning = true;
                end(supervisor.get());
            }
            Leftovers.end(machine.home());
            PlatformState.forget(machine.home());
        }
        console.say(wasRunning ? "Glacis is down." : "Glacis was not running.");
        console.answer(Map.of("services", List.of(), "wasRunning", wasRunning));
        return 0;
    }

    private static void end(ProcessHandle supervisor) throws InterruptedException {
        supervisor.destroy();
        try {
            supervisor.onExit().get(STOP_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            supervisor.destroyForcibly();
        } catch (ExecutionException e) {
            throw Refusal.fellShort("process " + supervisor.pid() + " could not be awaited.");
        }
    }
}
