package io.glacis.standalone.range;

import picocli.CommandLine.Command;

/// The simulated internet.
@Command(
        name = "range",
        synopsisSubcommandLabel = "(up | score)",
        description =
                "The simulated internet: run it alone, or scan it and hold the result against the"
                        + " truth.",
        subcommands = {RangeUpCommand.class, RangeScoreCommand.class})
public final class RangeCommand {}
