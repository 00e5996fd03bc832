package io.glacis.standalone.settings;

import java.util.Locale;
import java.util.regex.Pattern;

/// Everything that a person may set, in `glacis.properties` or as an environment variable.
public enum Setting {
    PORT_REPORTING("glacis.port.reporting", "8600", Shape.PORT),
    PORT_DISCOVERY("glacis.port.discovery", "8601", Shape.PORT),
    PORT_ASSESSMENT("glacis.port.assessment", "8602", Shape.PORT),
    PORT_INVESTIGATION("glacis.port.investigation", "8603", Shape.PORT),
    PORT_RATING("glacis.port.rating", "8604", Shape.PORT),
    PORT_POSTGRESQL("glacis.port.postgresql", "8632", Shape.PORT),
    PORT_KAFKA("glacis.port.kafka", "8692", Shape.PORT),
    PORT_KAFKA_CONTROLLER("glacis.port.kafka-controller", "8693", Shape.PORT),
    PORT_RANGE("glacis.port.range", "8654", Shape.PORT),
    PORT_RANGE_DNS("glacis.port.range-dns", "8653", Shape.PORT),
    KAFKA("glacis.kafka", "", Shape.BROKERS),
    KAFKA_PARTITIONS("glacis.kafka.partitions", "4", Shape.COUNT),
    POSTGRES_URL("glacis.postgres.url", "", Shape.JDBC_URL),
    POSTGRES_USER("glacis.postgres.user", "glacis", Shape.WORD),
    POSTGRES_PASSWORD_FILE("glacis.postgres.password-file", "", Shape.PATH),
    EGRESS_CONTACT_URL("glacis.egress.contact-url", "", Shape.WEB_URL),
    EGRESS_RESOLVERS("glacis.egress.resolvers", "", Shape.LIST),
    EGRESS_OWN_ADDRESSES("glacis.egress.own-addresses", "", Shape.LIST),
    EGRESS_INTEGRATION_ADDRESSES("glacis.egress.integration-addresses", "", Shape.LIST),
    EGRESS_PROVIDER_ZONES("glacis.egress.provider-zones", "", Shape.LIST),
    MEMORY_DISCOVERY("glacis.memory.discovery", "224m", Shape.MEMORY),
    MEMORY_ASSESSMENT("glacis.memory.assessment", "224m", Shape.MEMORY),
    MEMORY_INVESTIGATION("glacis.memory.investigation", "224m", Shape.MEMORY),
    MEMORY_RATING("glacis.memory.rating", "160m", Shape.MEMORY),
    MEMORY_REPORTING("glacis.memory.reporting", "288m", Shape.MEMORY);

    private final String key;
    private final String standard;
    private final Shape shape;

    Setting(String key, String standard, Shape shape) {
        this.key = key;
        this.standard = standard;
        this.shape = shape;
    }

    /// The name in the file.
    public String key() {
        return key;
    }

    /// The name in the environment.
    public String variable() {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    String standard() {
        return standard;
    }

    boolean accepts(String value) {
        return value.equals(standard) || shape.fits(value);
    }

    String wants() {
        return shape.words;
    }

    private enum Shape {
        PORT("a port between 1 and 65535", "[0-9]{1,5}"),
        COUNT("a whole number between 1 and 1000", "[1-9][0-9]{0,2}|1000"),
        BROKERS("host:port[,host:port…]", "[^,:\\s]+:[0-9]{1,5}(,[^,:\\s]+:[0-9]{1,5})*"),
        JDBC_URL(
                "a JDBC URL such as jdbc:postgresql://db.internal:5432/glacis",
                "jdbc:postgresql://\\S+"),
        WEB_URL("an http(s) URL of at most 200 characters", "https?://\\S{1,190}"),
        LIST("values with commas between them and no spaces", "[^,\\s]+(,[^,\\s]+)*"),
        WORD("a name without spaces", "\\S+"),
        PATH("the path of a file", ".+"),
        MEMORY("a size such as 256m", "[1-9][0-9]{1,5}m|[1-9]g");

        private final String words;
        private final Pattern pattern;

        Shape(String words, String pattern) {
            this.words = words;
            this.pattern = Pattern.compile(pattern);
        }

        boolean fits(String value) {
            return pattern.matcher(value).matches() && (this != PORT || isPort(value));
        }

        private static boolean isPort(String value) {
            int port = Integer.parseInt(value);
            return port >= 1 && port <= 65_535;
        }
    }
}
