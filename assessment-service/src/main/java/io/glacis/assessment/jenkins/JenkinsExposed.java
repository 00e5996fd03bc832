package io.glacis.assessment.jenkins;

import io.glacis.assessment.check.Conclusion;
import io.glacis.assessment.check.ProductCheck;
import io.glacis.assessment.check.Quality;
import io.glacis.assessment.check.Sight;
import io.glacis.assessment.check.WebApp;
import io.glacis.contracts.CheckId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `jenkins.exposed`: a Jenkins can be reached from outside, and tells its version.
public final class JenkinsExposed implements ProductCheck {
    @Override
    public CheckId id() {
        return new CheckId("jenkins.exposed");
    }

    @Override
    public String product() {
        return JenkinsProduct.NAME;
    }

    @Override
    public List<Conclusion> look(WebApp app, Sight.Found found) {
        Map<String, String> facts = new TreeMap<>(Map.of("product", product()));
        facts.put("context", found.context());
        if (!found.version().isEmpty()) {
            facts.put("version", found.version());
        }
        return List.of(
                Conclusion.present(
                        Quality.ACTIVE,
                        "A Jenkins answers here"
                                + (found.version().isEmpty()
                                        ? "."
                                        : ", version " + found.version() + "."),
                        facts,
                        found.exhibits()));
    }
}
