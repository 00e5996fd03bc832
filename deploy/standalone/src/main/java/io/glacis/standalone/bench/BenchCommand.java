package io.glacis.standalone.bench;

import io.glacis.standalone.range.RangeRun;
import io.glacis.standalone.scan.Portrait;
import io.glacis.standalone.stack.Machine;
import io.glacis.standalone.terminal.Console;
import io.glacis.standalone.terminal.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Measures, beside a baseline in the same run.
@Command(name = "bench", description = "Measure beside a baseline in the same run: pipeline.")
public final class BenchCommand implements Callable<Integer> {
    /// The platform's own speed is asked for, so politeness, which would be measured instead, is
    /// lifted; the Range stands it.
    private static final Map<String, String> IMPOLITE =
            Map.ofEntries(
                    Map.entry("GLACIS_EGRESS_RATES_ADDRESS_PER_SECOND", "10000"),
                    Map.entry("GLACIS_EGRESS_RATES_ADDRESS_BURST", "1000"),
                    Map.entry("GLACIS_EGRESS_RATES_ADDRESS_IN_FLIGHT", "64"),
                    Map.entry("GLACIS_EGRESS_RATES_DOMAIN_PER_SECOND", "10000"),
                    Map.entry("GLACIS_EGRESS_RATES_DOMAIN_BURST", "1000"),
                    Map.entry("GLACIS_EGRESS_RATES_ZONE_PER_SECOND", "10000"),
                    Map.entry("GLACIS_EGRESS_RATES_ZONE_BURST", "1000"),
                    Map.entry("GLACIS_EGRESS_RATES_CONNECTS_PER_SECOND", "10000"),
                    Map.entry("GLACIS_EGRESS_RATES_CONNECTS_BURST", "1000"),
                    Map.entry("GLACIS_EGRESS_RATES_DNS_PER_SECOND", "10000"),
                    Map.entry("GLACIS_EGRESS_RATES_DNS_BURST", "1000"));

    @Parameters(paramLabel = "NAME", description = "pipeline")
    private String name = "";

    @Option(
            names = "--names",
            defaultValue = "500",
            description = "Host names of the scanned brand (default ${DEFAULT-VALUE}).")
    private int names = 500;

    @Option(
            names = "--runs",
            defaultValue = "2",
            description =
                    "Scans, each beside a baseline; the best counts (default ${DEFAULT-VALUE}).")
    private int runs = 2;

    @Option(names = "--json", description = "Print one JSON object on stdout.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (!name.equals("pipeline")) {
            throw Refusal.badInput("there is no benchmark '" + name + "'; known: pipeline.");
        }
        var console = Console.of(json);
        Machine own = Machine.current().with(IMPOLITE);
        Path world = BenchWorld.write(own.home().create().run().resolve("bench.yaml"), names);
        RangeRun run = RangeRun.start(console, own, world.toString());
        Machine machine = run.machine();
        var baseline = new PlainRelay(machine.brokers(), machine.database());
        var measured = new ArrayList<PipelineResult.Run>();
        for (int number = 0; number < runs; number++) {
            measured.add(measure(run, machine, baseline));
        }
        PipelineResult result = PipelineResult.of(measured);
        console.say(
                "pipeline: %.0f events/s through five services; %.0f/s for the baseline; ratio %.3f"
                        .formatted(
                                result.eventsPerSecond(),
                                result.eventsPerSecond() / result.ratio(),
                                result.ratio()));
        console.answer(result);
        return 0;
    }

    private static PipelineResult.Run measure(RangeRun run, Machine machine, PlainRelay baseline)
            throws Exception {
        long before = TopicCount.now(machine.brokers());
        Portrait portrait = run.scanOnly();
        long events = TopicCount.now(machine.brokers()) - before;
        double peerSeconds = baseline.seconds(events);
        return new PipelineResult.Run(
                events,
                portrait.scanSeconds(),
                rounded(events / portrait.scanSeconds()),
                rounded(events / peerSeconds));
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
