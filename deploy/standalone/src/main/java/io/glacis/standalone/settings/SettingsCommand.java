package io.glacis.standalone.settings;

import io.glacis.standalone.terminal.Console;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lists everything that may be set, and what it is set to.
@Command(name = "settings", description = "List everything that may be set, and what it is set to.")
public final class SettingsCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print one JSON object on stdout.")
    private boolean json;

    @Override
    public Integer call() {
        var console = Console.of(json);
        Home home = Home.of(System.getenv());
        Settings settings = Settings.of(home.configuration(), System.getenv());
        var all = new LinkedHashMap<String, String>();
        Arrays.stream(Setting.values()).forEach(each -> all.put(each.key(), settings.text(each)));
        console.say("In " + home.configuration() + " or the environment:");
        for (Setting each : Setting.values()) {
            console.say(
                    "%-36s %-40s %s".formatted(each.key(), each.variable(), settings.text(each)));
        }
        console.answer(all);
        return 0;
    }
}
