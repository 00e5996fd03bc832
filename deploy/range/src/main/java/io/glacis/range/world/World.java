package io.glacis.range.world;

import java.util.List;

/// A whole simulated internet.
public record World(String name, List<WorldSite> sites) {}
