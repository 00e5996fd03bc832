package io.glacis.standalone.stack;

import io.glacis.standalone.terminal.Console;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows how every part of the platform is doing.
@Command(name = "status", description = "Show how every part of the platform is doing.")
public final class StatusCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print one JSON object on stdout.")
    private boolean json;

    @Override
    public Integer call() {
        var console = Console.of(json);
        Optional<Machine> running = Machine.current().running();
        List<Unit> units =
                running.flatMap(machine -> PlatformState.read(machine.home()))
                        .map(PlatformState::services)
                        .orElse(List.of());
        if (units.isEmpty()) {
            console.say(
                    running.isPresent()
                            ? "Glacis is starting."
                            : "Glacis is not running; `glacis up` starts it.");
        }
        units.forEach(unit ->
                console.say(
                        "%-14s %-10s port %-6d%s%s"
                                .formatted(
                                        unit.name(),
                                        unit.state().words(),
                                        unit.port(),
                                        unit.pid() == null ? "" : " process " + unit.pid(),
                                        unit.restarts() == 0
                                                ? ""
                                                : ", restarted " + unit.restarts() + " times")));
        console.answer(Map.of("services", units));
        return !units.isEmpty() && units.stream().allMatch(Unit::isUp) ? 0 : 1;
    }
}
