package io.glacis.range;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.glacis.range.world.World;
import io.glacis.range.world.WorldException;
import io.glacis.range.world.WorldLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `up` runs a world until it is told to end; `check` only reads it.
@Command(
        name = "range",
        description = "A whole simulated internet on loopback.",
        mixinStandardHelpOptions = true,
        subcommands = {RangeMain.Up.class, RangeMain.Check.class})
public final class RangeMain implements Runnable {
    private static final int FELL_SHORT = 1;
    private static final int BAD_INPUT = 2;

    @Spec private CommandSpec spec;

    RangeMain(CommandSpec spec) {
        this.spec = spec;
    }

    private RangeMain() {
        this.spec = CommandSpec.create();
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new RangeMain()).execute(arguments));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say up or check");
    }

    /// Runs a world and says, in one JSON line, that it is ready.
    @Command(
            name = "up",
            description = "Runs a world until SIGTERM.",
            mixinStandardHelpOptions = true)
    static final class Up implements Callable<Integer> {
        @Option(names = "--world", defaultValue = "acme", description = "A shipped name or a file.")
        private String world = "acme";

        @Option(names = "--home", required = true, description = "Where the Range keeps its files.")
        private Path home = Path.of(".");

        @Option(names = "--admin-port", defaultValue = "0", description = "0 picks a free one.")
        private int adminPort;

        @Option(names = "--dns-port", defaultValue = "8653", description = "0 picks a free one.")
        private int dnsPort;

        @Override
        public Integer call() throws InterruptedException {
            CountDownLatch ended = new CountDownLatch(1);
            CountDownLatch closed = new CountDownLatch(1);
            try {
                RangeConfig config = new RangeConfig(home, dnsPort, adminPort, Clock.systemUTC());
                World loaded = new WorldLoader().load(world);
                Runtime.getRuntime()
                        .addShutdownHook(
                                new Thread(() -> {
                                    ended.countDown();
                                    awaitQuietly(closed);
                                }));
                try (RangeServer range = RangeServer.start(loaded, config)) {
                    Map<String, Object> ready = new LinkedHashMap<>();
                    ready.put("ready", true);
                    ready.putAll(range.status());
                    System.out.println(JsonMapper.builder().build().writeValueAsString(ready));
                    ended.await();
                }
                return 0;
            } catch (WorldException e) {
                System.err.println(e.getMessage());
                return BAD_INPUT;
            } catch (IOException e) {
                System.err.println("range: " + e.getMessage());
                return FELL_SHORT;
            } finally {
                closed.countDown();
            }
        }

        private static void awaitQuietly(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Reads a world and says what is wrong with it, or how large it is.
    @Command(name = "check", description = "Reads a world file.", mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {
        @Option(names = "--world", required = true, description = "A shipped name or a file.")
        private String world = "";

        @Override
        public Integer call() {
            try {
                World loaded = new WorldLoader().load(world);
                System.out.println(
                        loaded.name()
                                + ": "
                                + loaded.sites().size()
                                + " sites, "
                                + loaded.truth().truths()
                                + " truths, "
                                + loaded.truth().decoys()
                                + " decoys");
                return 0;
            } catch (WorldException e) {
                System.err.println(e.getMessage());
                return BAD_INPUT;
            }
        }
    }
}
