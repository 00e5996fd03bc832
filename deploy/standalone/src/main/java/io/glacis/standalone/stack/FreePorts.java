package io.glacis.standalone.stack;

import io.glacis.standalone.settings.Home;
import io.glacis.standalone.settings.Setting;
import io.glacis.standalone.settings.Settings;
import io.glacis.standalone.terminal.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/// Sees before anything starts that every port is there to be had.
final class FreePorts {
    private FreePorts() {}

    static void require(Home home, Settings settings) {
        Map<Integer, Setting> wanted = new HashMap<>();
        for (Setting each : Setting.values()) {
            if (!each.key().startsWith("glacis.port.") || isExternal(each, settings)) {
                continue;
            }
            int port = settings.number(each);
            Setting other = wanted.put(port, each);
            if (other != null) {
                throw Refusal.badInput(
                        "%s and %s both want port %d.".formatted(other.key(), each.key(), port));
            }
            if (isTaken(port)) {
                throw Refusal.missing(
                        "port %d, wanted by %s, is taken by another program; free it or set %s in %s (or %s)."
                                .formatted(
                                        port,
                                        each.key().substring("glacis.port.".length()),
                                        each.key(),
                                        home.configuration(),
                                        each.variable()));
            }
        }
    }

    private static boolean isExternal(Setting port, Settings settings) {
        return switch (port) {
            case PORT_KAFKA, PORT_KAFKA_CONTROLLER -> settings.given(Setting.KAFKA).isPresent();
            case PORT_POSTGRESQL -> settings.given(Setting.POSTGRES_URL).isPresent();
            case PORT_RANGE, PORT_RANGE_DNS -> true; // the Range names its own
            default -> false;
        };
    }

    private static boolean isTaken(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
