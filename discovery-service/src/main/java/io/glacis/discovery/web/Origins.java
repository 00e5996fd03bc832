package io.glacis.discovery.web;

import io.glacis.contracts.AssetKind;
import io.glacis.contracts.Clearance;
import io.glacis.contracts.Endpoint;
import io.glacis.contracts.Stage;
import io.glacis.contracts.WebOrigin;
import io.glacis.discovery.assets.Followup;
import io.glacis.discovery.assets.Known;
import io.glacis.discovery.attribution.Standing;
import io.glacis.discovery.attribution.Subject;
import java.util.Optional;
import java.util.stream.Stream;

/// Which origins are visited: every name of the brand's at the ports of the web, and at every
/// further port that is open on an address of the brand's own and waits to be spoken to.
final class Origins {
    private Origins() {}

    static Stream<Followup> after(Standing standing, Known known) {
        if (!standing.isVisible()) {
            return Stream.empty();
        }
        return switch (standing.subject().kind()) {
            case HOSTNAME ->
                    standing.permits(Clearance.POLITE_ACTIVE)
                                    && standing.attributes().containsKey("addresses")
                            ? ofName(standing, known)
                            : Stream.empty();
            case PORT -> ofPort(standing, known);
            case REGISTERED_DOMAIN,
                    IP_ADDRESS,
                    IP_RANGE,
                    WEB_APP,
                    BUCKET,
                    CERTIFICATE,
                    REPOSITORY ->
                    Stream.empty();
        };
    }

    private static Stream<Followup> ofName(Standing name, Known known) {
        String host = name.subject().value();
        Stream<Followup> further =
                known.hangingOn(name.subject(), AssetKind.IP_ADDRESS).stream()
                        .flatMap(address ->
                                known.hangingOn(address.subject(), AssetKind.PORT).stream())
                        .flatMap(port -> visit(host, port).stream());
        return Stream.concat(
                Stream.of(
                        visit(WebOrigin.of("https", host, 443)),
                        visit(WebOrigin.of("http", host, 80))),
                further);
    }

    private static Stream<Followup> ofPort(Standing port, Known known) {
        Subject address = Subject.address(Endpoint.parse(port.subject().value()).address());
        return known.originsOf(address, AssetKind.HOSTNAME).stream()
                .filter(name -> name.isVisible() && name.permits(Clearance.POLITE_ACTIVE))
                .flatMap(name -> visit(name.subject().value(), port).stream());
    }

    private static Optional<Followup> visit(String host, Standing port) {
        int number = Endpoint.parse(port.subject().value()).port();
        if (!port.permits(Clearance.POLITE_ACTIVE)) {
            return Optional.empty();
        }
        return switch (port.attributes().getOrDefault("service", "")) {
            case "tls" -> Optional.of(visit(WebOrigin.of("https", host, number)));
            case "silent" -> Optional.of(visit(WebOrigin.of("http", host, number)));
            default -> Optional.empty();
        };
    }

    private static Followup visit(WebOrigin origin) {
        return new Followup(Stage.WEB, WebProbe.PROBE, origin.text());
    }
}
