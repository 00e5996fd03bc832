package io.glacis.standalone.stack;

import java.util.List;

/// What a person needs to reach a running platform.
public final class Addresses {
    private Addresses() {}

    /// One line each.
    public static List<String> of(Machine machine) {
        return List.of(
                "Dashboard  " + machine.address() + "/",
                "API        " + machine.address() + "/api/v1",
                "Data       " + machine.home().folder());
    }
}
