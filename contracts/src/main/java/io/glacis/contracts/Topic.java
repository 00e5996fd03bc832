package io.glacis.contracts;

/// The Kafka topics. The key of a record names what must stay ordered.
public enum Topic {
    COMMANDS("glacis.commands"),
    ASSETS("glacis.assets"),
    VERDICTS("glacis.verdicts"),
    SCANS("glacis.scans"),
    FINDINGS("glacis.findings"),
    RATINGS("glacis.ratings");

    private final String wireName;

    Topic(String wireName) {
        this.wireName = wireName;
    }

    /// The name on the broker.
    public String wireName() {
        return wireName;
    }

    /// Where a service puts records that it cannot read, with their bytes and the reason.
    public static String deadLetters(Service service) {
        return "glacis.dlq." + service.text();
    }
}
