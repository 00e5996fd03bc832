package io.glacis.discovery.web;

import com.google.re2j.Pattern;
import io.glacis.platform.egress.Headers;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/// Products that an answer gives away, and whether they build, keep or ship software.
final class Technology {
    private static final List<Mark> MARKS =
            List.of(
                    Mark.header("jenkins", true, "X-Jenkins"),
                    Mark.header("jenkins", true, "X-Hudson"),
                    Mark.title("jenkins", true, "\\[Jenkins\\]"),
                    Mark.header("gitlab", true, "X-Gitlab-Meta"),
                    Mark.title("gitlab", true, "GitLab"),
                    Mark.cookie("gitlab", true, "_gitlab_session"),
                    Mark.cookie("gitea", true, "i_like_gitea"),
                    Mark.title("gitea", true, "Gitea: Git with a cup of tea"),
                    Mark.header("github-enterprise", true, "X-GitHub-Request-Id"),
                    Mark.title("bitbucket", true, "Bitbucket"),
                    Mark.header("artifactory", true, "X-Artifactory-Id"),
                    Mark.header("artifactory", true, "X-JFrog-Version"),
                    Mark.title("artifactory", true, "Artifactory|JFrog"),
                    Mark.server("artifactory", true, "Artifactory"),
                    Mark.server("nexus", true, "Nexus"),
                    Mark.title("nexus", true, "Nexus Repository"),
                    Mark.header("docker-registry", true, "Docker-Distribution-Api-Version"),
                    Mark.title("harbor", true, "^Harbor$"),
                    Mark.header("teamcity", true, "TeamCity-Node-Id"),
                    Mark.title("teamcity", true, "TeamCity"),
                    Mark.title("drone", true, "^Drone"),
                    Mark.title("argocd", true, "Argo CD"),
                    Mark.title("sonarqube", true, "SonarQube"),
                    Mark.title("buildbot", true, "Buildbot"),
                    Mark.title("bamboo", true, "Bamboo"),
                    Mark.title("concourse", true, "Concourse"),
                    Mark.title("gocd", true, "Go Pipelines|GoCD"),
                    Mark.title("grafana", true, "Grafana"),
                    Mark.title("prometheus", true, "Prometheus"),
                    Mark.title("alertmanager", true, "Alertmanager"),
                    Mark.title("kibana", true, "Kibana|Elastic"),
                    Mark.title("rancher", true, "Rancher"),
                    Mark.title("kubernetes-dashboard", true, "Kubernetes Dashboard"),
                    Mark.header("vault", true, "X-Vault-Hostname"),
                    Mark.title("jira", false, "JIRA|Jira"),
                    Mark.title("confluence", false, "Confluence"),
                    Mark.generator("wordpress", "WordPress"),
                    Mark.generator("drupal", "Drupal"),
                    Mark.generator("typo3", "TYPO3"),
                    Mark.generator("docusaurus", "Docusaurus"),
                    Mark.server("nginx", false, "nginx"),
                    Mark.server("apache", false, "Apache"),
                    Mark.server("iis", false, "Microsoft-IIS"),
                    Mark.server("envoy", false, "envoy"),
                    Mark.server("caddy", false, "Caddy"),
                    Mark.server("tomcat", false, "Tomcat|Coyote"),
                    Mark.server("jetty", false, "Jetty"));

    private Technology() {}

    /// What an answer shows.
    ///
    /// @param products in the order of their names
    /// @param isDelivery whether one of them builds, keeps or ships software, or watches it run
    record Seen(SortedSet<String> products, boolean isDelivery) {}

    static Seen in(Headers headers, String title, String generator) {
        SortedSet<String> products = new TreeSet<>();
        boolean isDelivery = false;
        for (Mark mark : MARKS) {
            if (mark.isIn(headers, title, generator)) {
                products.add(mark.product());
                isDelivery |= mark.isDelivery();
            }
        }
        return new Seen(products, isDelivery);
    }

    private enum Place {
        HEADER,
        TITLE,
        COOKIE,
        SERVER,
        GENERATOR
    }

    private record Mark(
            String product, boolean isDelivery, Place place, String name, Pattern pattern) {
        static Mark header(String product, boolean isDelivery, String name) {
            return new Mark(product, isDelivery, Place.HEADER, name, Pattern.compile(""));
        }

        static Mark title(String product, boolean isDelivery, String pattern) {
            return new Mark(product, isDelivery, Place.TITLE, "", Pattern.compile(pattern));
        }

        static Mark cookie(String product, boolean isDelivery, String name) {
            return new Mark(product, isDelivery, Place.COOKIE, name, Pattern.compile(""));
        }

        static Mark server(String product, boolean isDelivery, String pattern) {
            return new Mark(
                    product, isDelivery, Place.SERVER, "", Pattern.compile("(?i)" + pattern));
        }

        static Mark generator(String product, String pattern) {
            return new Mark(product, false, Place.GENERATOR, "", Pattern.compile(pattern));
        }

        boolean isIn(Headers headers, String title, String generator) {
            return switch (place) {
                case HEADER -> headers.has(name);
                case TITLE -> pattern.matcher(title).find();
                case COOKIE ->
                        headers.all("Set-Cookie").stream()
                                .anyMatch(cookie ->
                                        cookie.toLowerCase(Locale.ROOT).startsWith(name + "="));
                case SERVER -> pattern.matcher(headers.first("Server").orElse("")).find();
                case GENERATOR -> pattern.matcher(generator).find();
            };
        }
    }
}
