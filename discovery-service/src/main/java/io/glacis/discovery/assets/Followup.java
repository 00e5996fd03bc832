package io.glacis.discovery.assets;

import io.glacis.contracts.Stage;

/// A task to be made: its probe, and the canonical text that it works on.
public record Followup(Stage stage, String probe, String subject) {}
