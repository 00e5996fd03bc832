package io.glacis.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {
    private final Chart chart = Chart.ours();

    @Test
    void a_strict_lint_has_nothing_to_say(@TempDir Path scratch) throws IOException {
        var result = chart.lint(scratch);

        assertThat(result.isFailed()).as(() -> String.join("\n", result.getMessages())).isFalse();
    }

    @Test
    void the_five_services_are_deployed_and_reachable() throws IOException {
        List<JsonNode> objects = chart.render();

        assertThat(names("Deployment", objects))
                .containsExactlyInAnyOrder(
                        "trial-discovery",
                        "trial-assessment",
                        "trial-investigation",
                        "trial-rating",
                        "trial-reporting");
        assertThat(names("Service", objects))
                .containsExactlyInAnyOrderElementsOf(names("Deployment", objects));
    }

    @Test
    void every_pod_passes_the_restricted_pod_security_standard() throws IOException {
        for (JsonNode deployment : Chart.ofKind("Deployment", chart.render())) {
            assertThat(RestrictedPods.violations(deployment.at("/spec/template/spec")))
                    .as(deployment.at("/metadata/name").asText())
                    .isEmpty();
        }
    }

    @Test
    void a_pod_that_may_do_more_is_seen_as_a_violation() throws IOException {
        JsonNode pod =
                Chart.ofKind("Deployment", chart.render())
                        .getFirst()
                        .at("/spec/template/spec")
                        .deepCopy();
        ((ObjectNode) pod.at("/containers/0/securityContext"))
                .put("allowPrivilegeEscalation", true);

        assertThat(RestrictedPods.violations(pod))
                .containsExactly("allowPrivilegeEscalation is not false");
    }

    @Test
    void every_pod_is_probed_and_bounded_and_has_no_token() throws IOException {
        for (JsonNode deployment : Chart.ofKind("Deployment", chart.render())) {
            JsonNode pod = deployment.at("/spec/template/spec");
            JsonNode container = pod.at("/containers/0");

            for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                assertThat(container.path(probe).at("/httpGet/path").asText())
                        .startsWith("/q/health/");
            }
            assertThat(container.at("/resources/limits/memory").asText())
                    .isEqualTo(container.at("/resources/requests/memory").asText())
                    .isNotEmpty();
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .isTrue();
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(pod.path("terminationGracePeriodSeconds").asInt())
                    .isGreaterThanOrEqualTo(45);
        }
    }

    @Test
    void only_investigation_gets_the_vault_key_and_no_credential_is_rendered() throws IOException {
        List<JsonNode> objects = chart.render();

        assertThat(Chart.ofKind("Secret", objects)).isEmpty();
        assertThat(Chart.ofKind("ConfigMap", objects)).isEmpty();
        assertThat(
                        Chart.ofKind("Deployment", objects).stream()
                                .filter(each -> each.toString().contains("glacis-vault"))
                                .map(each -> each.at("/metadata/name").asText()))
                .containsExactly("trial-investigation");
    }

    @Test
    void the_network_is_closed_but_for_what_is_said() throws IOException {
        List<JsonNode> policies = Chart.ofKind("NetworkPolicy", chart.render());

        JsonNode deny = policies.getFirst();
        assertThat(deny.at("/metadata/name").asText()).isEqualTo("trial-default-deny");
        assertThat(deny.at("/spec/policyTypes").toString()).isEqualTo("[\"Ingress\",\"Egress\"]");
        assertThat(deny.at("/spec").has("egress")).isFalse();
        assertThat(deny.at("/spec").has("ingress")).isFalse();
        assertThat(
                        policies.stream()
                                .filter(each -> each.toString().contains("0.0.0.0/0"))
                                .map(each -> each.at("/spec/podSelector/matchExpressions/0/values"))
                                .flatMap(
                                        values -> StreamSupport.stream(values.spliterator(), false))
                                .map(JsonNode::asText))
                .containsExactly("discovery", "assessment", "investigation");
    }

    @Test
    void several_replicas_are_protected_from_disruption() throws IOException {
        assertThat(Chart.ofKind("PodDisruptionBudget", chart.render())).isEmpty();
        assertThat(
                        names(
                                "PodDisruptionBudget",
                                chart.render(Map.of("services.rating.replicas", 2))))
                .containsExactly("trial-rating");
    }

    @Test
    void an_image_is_taken_by_digest_where_one_is_given() throws IOException {
        String digest = "sha256:" + "a".repeat(64);

        assertThat(
                        Chart.ofKind(
                                        "Deployment",
                                        chart.render(Map.of("services.rating.digest", digest)))
                                .stream()
                                .map(each -> each.at("/spec/template/spec/containers/0/image"))
                                .map(JsonNode::asText))
                .contains("registry.example.org/security/glacis-rating-service@" + digest)
                .contains("registry.example.org/security/glacis-discovery-service:0.1.0");
    }

    @ParameterizedTest
    @CsvSource({
        "kafak.bootstrapServers, kafka:9092, kafak",
        "kafka.bootstrapServers, kafka, bootstrapServers",
        "postgres.url, mysql://db, url",
        "services.rating.replicas, -1, replicas",
        "services.scanner.replicas, 1, scanner",
        "image.digest, x, digest"
    })
    void a_value_that_is_unknown_or_malformed_is_refused_by_name(
            String key, String value, String named) {
        assertThatThrownBy(() -> chart.render(Map.of(key, value))).hasMessageContaining(named);
    }

    @Test
    void without_a_database_nothing_is_rendered() {
        assertThatThrownBy(
                        () -> new Helm(chart.folder()).template().withKubeVersion("1.29.0").call())
                .hasMessageContaining("postgres");
    }

    private static List<String> names(String kind, List<JsonNode> objects) {
        return Chart.ofKind(kind, objects).stream()
                .map(each -> each.at("/metadata/name").asText())
                .toList();
    }
}
