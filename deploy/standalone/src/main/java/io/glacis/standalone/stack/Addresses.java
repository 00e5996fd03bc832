package io.glacis.standalone.stack;

import java.util.ArrayList;
import java.util.List;

/// What a person needs to reach a running platform.
public final class Addresses {
    private Addresses() {}

    /// One line each.
    public static List<String> of(Machine machine) {
        var lines = new ArrayList<String>();
        lines.add("Dashboard  " + machine.address() + "/");
        lines.add("API        " + machine.address() + "/api/v1");
        lines.add("Data       " + machine.home().folder());
        machine.setupLink().ifPresent(link -> lines.add("Set up     " + link + "  (works once)"));
        return lines;
    }
}
