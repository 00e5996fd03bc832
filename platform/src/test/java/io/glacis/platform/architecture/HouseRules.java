package io.glacis.platform.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The architecture's invariants as rules over compiled main classes. A module's test is one line:
///
/// ```java
/// @Test void the_house_rules_hold() { HouseRules.holdIn("io.glacis.discovery"); }
/// ```
///
/// The Range (a simulated internet) and the standalone launcher stand outside of the house: they
/// open servers on loopback, and nothing of them runs in a service.
public final class HouseRules {
    private static final String DOOR = "io.glacis.platform.egress..";
    private static final String[] OUTSIDE = {"io.glacis.range..", "io.glacis.standalone.."};

    /// Where time and chance come from; everything else has them injected.
    private static final Set<String> CLOCKS_ARE_MADE_IN =
            Set.of("Producer", "Clocks", "Main", "Lifecycle");

    private static final String[] WIRES = {
        "java.net.http..",
        "javax.net..",
        "javax.naming..",
        "com.sun.net..",
        "okhttp3..",
        "org.xbill.DNS..",
        "software.amazon.awssdk..",
        "org.apache.http..",
        "org.apache.hc..",
        "jakarta.ws.rs.client..",
        "org.eclipse.microprofile.rest.client..",
        "io.vertx.ext.web.client..",
        "io.netty.channel..",
    };

    private static final Set<String> SOCKETS =
            Set.of(
                    "java.net.Socket",
                    "java.net.ServerSocket",
                    "java.net.DatagramSocket",
                    "java.net.MulticastSocket",
                    "java.net.URLConnection",
                    "java.net.HttpURLConnection",
                    "javax.net.ssl.HttpsURLConnection",
                    "java.nio.channels.SocketChannel",
                    "java.nio.channels.ServerSocketChannel",
                    "java.nio.channels.DatagramChannel",
                    "java.nio.channels.AsynchronousSocketChannel",
                    "java.nio.channels.AsynchronousServerSocketChannel",
                    "io.vertx.core.http.HttpClient",
                    "io.vertx.core.net.NetClient",
                    "io.vertx.core.dns.DnsClient");

    private static final Map<String, Set<String>> LOOKUPS =
            Map.of(
                    "java.net.InetAddress",
                            Set.of(
                                    "getByName",
                                    "getAllByName",
                                    "getLocalHost",
                                    "isReachable",
                                    "getHostName",
                                    "getCanonicalHostName"),
                    "java.net.URL", Set.of("openConnection", "openStream", "getContent"),
                    "java.net.InetSocketAddress", Set.of("getHostName"));

    private static final Map<String, Set<String>> CLOCKS_AND_CHANCE =
            Map.ofEntries(
                    Map.entry("java.lang.System", Set.of("currentTimeMillis")),
                    Map.entry("java.lang.Math", Set.of("random")),
                    Map.entry("java.time.Instant", Set.of("now")),
                    Map.entry("java.time.LocalDate", Set.of("now")),
                    Map.entry("java.time.LocalDateTime", Set.of("now")),
                    Map.entry("java.time.OffsetDateTime", Set.of("now")),
                    Map.entry("java.time.ZonedDateTime", Set.of("now")),
                    Map.entry("java.util.UUID", Set.of("randomUUID")),
                    Map.entry("java.util.Random", Set.of("<init>")),
                    Map.entry("java.util.Date", Set.of("<init>")),
                    Map.entry("java.util.concurrent.ThreadLocalRandom", Set.of("current")));

    private static final Set<String> XML_FACTORIES =
            Set.of(
                    "javax.xml.parsers.DocumentBuilderFactory",
                    "javax.xml.parsers.SAXParserFactory",
                    "javax.xml.stream.XMLInputFactory",
                    "javax.xml.transform.TransformerFactory",
                    "javax.xml.validation.SchemaFactory",
                    "javax.xml.xpath.XPathFactory",
                    "org.xml.sax.helpers.XMLReaderFactory",
                    "java.beans.XMLDecoder");

    /// No packet leaves except through the egress guard.
    public static final ArchRule ONLY_THE_DOOR_LEAVES =
            noClasses()
                    .that(areInTheHouseBut(DOOR))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(WIRES).or(named(SOCKETS)))
                    .orShould()
                    .callCodeUnitWhere(isCallOf(LOOKUPS))
                    .orShould()
                    .callConstructor(java.net.InetSocketAddress.class, String.class, int.class)
                    .because("no packet leaves except through platform.egress")
                    .allowEmptyShould(true);

    /// The language of the house knows no framework.
    public static final ArchRule CONTRACTS_ARE_PURE =
            classes()
                    .that()
                    .resideInAPackage("io.glacis.contracts..")
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage("java..", "io.glacis.contracts..", "org.jspecify.."))
                    .because("contracts are plain Java that anybody can read events with")
                    .allowEmptyShould(true);

    /// Features of a service do not lean on each other in circles.
    public static final ArchRule FEATURES_ARE_FREE_OF_CYCLES =
            slices().matching("io.glacis.(*).(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true);

    /// Services never know each other: they meet on topics only.
    public static final ArchRule SERVICES_DO_NOT_KNOW_EACH_OTHER =
            slices().matching("io.glacis.(discovery|assessment|investigation|rating|reporting)..")
                    .should()
                    .notDependOnEachOther()
                    .allowEmptyShould(true);

    /// XML from outside is parsed by one hardened parser.
    public static final ArchRule XML_IS_PARSED_IN_ONE_PLACE =
            noClasses()
                    .that(areInTheHouseBut(DOOR))
                    .and()
                    .doNotHaveFullyQualifiedName("io.glacis.platform.wire.SafeXml")
                    .should()
                    .dependOnClassesThat(named(XML_FACTORIES))
                    .because("io.glacis.platform.wire.SafeXml is the hardened parser")
                    .allowEmptyShould(true);

    /// Time and chance are injected, so that every decision can be replayed.
    public static final ArchRule TIME_AND_CHANCE_ARE_INJECTED =
            noClasses()
                    .that(areInTheHouseBut())
                    .and(
                            describe(
                                    "are not named places",
                                    c ->
                                            CLOCKS_ARE_MADE_IN.stream()
                                                    .noneMatch(c.getSimpleName()::endsWith)))
                    .should()
                    .callCodeUnitWhere(isCallOf(CLOCKS_AND_CHANCE))
                    .because("clocks and randomness are injected")
                    .allowEmptyShould(true);

    private static final List<ArchRule> ALL =
            List.of(
                    ONLY_THE_DOOR_LEAVES,
                    CONTRACTS_ARE_PURE,
                    FEATURES_ARE_FREE_OF_CYCLES,
                    SERVICES_DO_NOT_KNOW_EACH_OTHER,
                    XML_IS_PARSED_IN_ONE_PLACE,
                    TIME_AND_CHANCE_ARE_INJECTED);

    static {
        // Packages and names are all the rules ask about: libraries need not be read.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    }

    private HouseRules() {}

    /// Checks every rule on the main classes of these packages.
    public static void holdIn(String... packages) {
        ImportOption mainOnly =
                location ->
                        !location.contains("/test-classes/") && !location.contains("-tests.jar");
        JavaClasses imported =
                new ClassFileImporter().withImportOption(mainOnly).importPackages(packages);
        if (imported.isEmpty()) {
            throw new AssertionError("no main classes in " + List.of(packages));
        }
        ALL.forEach(rule -> rule.check(imported));
    }

    private static DescribedPredicate<JavaClass> areInTheHouseBut(String... packages) {
        return resideInAnyPackage("io.glacis..")
                .and(DescribedPredicate.not(resideInAnyPackage(OUTSIDE)))
                .and(DescribedPredicate.not(resideInAnyPackage(packages)))
                .as("classes of the house");
    }

    private static DescribedPredicate<JavaClass> named(Set<String> names) {
        return describe("are one of " + names, c -> names.contains(c.getFullName()));
    }

    private static DescribedPredicate<JavaCall<?>> isCallOf(Map<String, Set<String>> methods) {
        return describe(
                "call one of " + methods,
                call -> {
                    CodeUnitCallTarget target = call.getTarget();
                    return methods.getOrDefault(target.getOwner().getFullName(), Set.of())
                            .contains(target.getName());
                });
    }
}
