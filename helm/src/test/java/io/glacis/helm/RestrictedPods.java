package io.glacis.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The Pod Security Standard "restricted", as its page lists it.
final class RestrictedPods {
    private static final Set<String> VOLUMES =
            Set.of(
                    "configMap",
                    "csi",
                    "downwardAPI",
                    "emptyDir",
                    "ephemeral",
                    "persistentVolumeClaim",
                    "projected",
                    "secret");

    private RestrictedPods() {}

    static List<String> violations(JsonNode pod) {
        var violations = new ArrayList<String>();
        for (String shared : List.of("hostNetwork", "hostPID", "hostIPC")) {
            require(!pod.path(shared).asBoolean(), shared + " is shared", violations);
        }
        pod.path("volumes").forEach(volume -> checkVolume(volume, violations));
        for (String list : List.of("initContainers", "containers")) {
            pod.path(list)
                    .forEach(container ->
                            checkContainer(container, pod.path("securityContext"), violations));
        }
        return violations;
    }

    private static void checkVolume(JsonNode volume, List<String> violations) {
        volume.fieldNames()
                .forEachRemaining(field ->
                        require(
                                field.equals("name") || VOLUMES.contains(field),
                                "volume type " + field,
                                violations));
    }

    private static void checkContainer(JsonNode container, JsonNode pod, List<String> violations) {
        JsonNode own = container.path("securityContext");
        require(
                !own.path("allowPrivilegeEscalation").asBoolean(true),
                "allowPrivilegeEscalation is not false",
                violations);
        require(!own.path("privileged").asBoolean(), "privileged", violations);
        require(
                own.at("/capabilities/drop").toString().contains("\"ALL\""),
                "not all capabilities are dropped",
                violations);
        require(own.at("/capabilities/add").isMissingNode(), "capabilities are added", violations);
        require(
                own.path("runAsNonRoot").asBoolean(pod.path("runAsNonRoot").asBoolean()),
                "runAsNonRoot is not true",
                violations);
        require(
                own.path("runAsUser").asInt(pod.path("runAsUser").asInt(1)) != 0,
                "runs as user 0",
                violations);
        String seccomp =
                own.at("/seccompProfile/type").asText(pod.at("/seccompProfile/type").asText());
        require(
                seccomp.equals("RuntimeDefault") || seccomp.equals("Localhost"),
                "no seccomp profile",
                violations);
        container
                .path("ports")
                .forEach(port -> require(!port.has("hostPort"), "hostPort", violations));
    }

    private static void require(boolean holds, String violation, List<String> violations) {
        if (!holds) {
            violations.add(violation);
        }
    }
}
