package io.glacis.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.glacis.standalone.settings.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("e2e")
class BadInputTest {
    @TempDir Path scratch;

    private Launcher launcher;

    @BeforeEach
    void launcher() throws IOException {
        launcher = new Launcher(scratch.resolve("home"));
    }

    @Test
    void a_malformed_domain_is_named_before_anything_starts() throws Exception {
        Launcher.Ended ended = launcher.run("scan", "not a domain");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("domain is malformed").contains("not a domain");
        assertThat(launcher.home()).doesNotExist();
    }

    @Test
    void a_taken_port_is_named_with_who_wanted_it() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            launcher.set(Setting.PORT_KAFKA, Integer.toString(taken.getLocalPort()));

            Launcher.Ended ended = launcher.run("up");

            assertThat(ended.exitCode()).isEqualTo(3);
            assertThat(ended.err())
                    .contains("port " + taken.getLocalPort() + ", wanted by kafka, is taken")
                    .contains("GLACIS_PORT_KAFKA");
        }
    }

    @Test
    void an_unknown_key_in_the_configuration_is_named() throws Exception {
        Files.createDirectories(launcher.home());
        Files.writeString(launcher.home().resolve("glacis.properties"), "glacis.port.kafak=1\n");

        Launcher.Ended ended = launcher.run("up");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("unknown key glacis.port.kafak");
    }

    @Test
    void a_bad_value_in_the_environment_is_named() throws Exception {
        launcher.set(Setting.PORT_KAFKA, "99999");

        Launcher.Ended ended = launcher.run("status");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("GLACIS_PORT_KAFKA must be a port", "99999");
    }

    @Test
    void a_world_with_a_mistake_is_refused_by_file_and_field() throws Exception {
        Path world = scratch.resolve("mine.yaml");
        Files.writeString(world, "meta: {name: mine}\n");

        Launcher.Ended ended = launcher.run("range", "up", "--world", world.toString());

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("mine.yaml").contains("meta.brand");
    }

    @Test
    void an_unknown_command_is_bad_usage() throws Exception {
        assertThat(launcher.run("dmeo").exitCode()).isEqualTo(2);
    }

    @Test
    void a_platform_that_does_not_run_has_no_services() throws Exception {
        Launcher.Ended ended = launcher.run("status", "--json");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.json().path("services")).isEmpty();
    }
}
