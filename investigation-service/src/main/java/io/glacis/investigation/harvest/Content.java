package io.glacis.investigation.harvest;

/// What came of reading a public content.
sealed interface Content {
    /// It was given.
    ///
    /// @param permalink an address that shows it
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Given(byte[] bytes, String path, String permalink) implements Content {}

    /// Not now.
    record Later(String reason) implements Content {}

    /// Never: asking again would change nothing.
    record Never(String reason) implements Content {}
}
