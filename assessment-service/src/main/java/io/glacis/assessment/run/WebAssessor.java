package io.glacis.assessment.run;

import io.glacis.assessment.check.Check;
import io.glacis.assessment.check.Conclusion;
import io.glacis.assessment.check.Product;
import io.glacis.assessment.check.Sight;
import io.glacis.assessment.check.WebApp;
import io.glacis.assessment.web.Controls;
import io.glacis.assessment.web.Look;
import io.glacis.assessment.web.Visit;
import io.glacis.contracts.UnknownReason;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/// Assesses one web application: controls first, then which products are there, then the checks.
final class WebAssessor {
    private final List<Product> products;
    private final List<Check.OfWebApp> checks;

    WebAssessor(List<Product> products, List<Check.OfWebApp> checks) {
        this.products = products;
        this.checks = checks;
    }

    /// @param canary a name that nobody has
    /// @param known places where each check last saw its weakness
    Map<Check, List<Conclusion>> assess(
            Visit visit, String canary, Map<String, SortedSet<String>> known) {
        Controls controls = Controls.of(visit, canary);
        if (controls.root() instanceof Look.Unseen(var reason, var detail)) {
            return all(Conclusion.unknown(reason, detail));
        }
        if (controls.sendsAwayTo() != null) {
            return all(
                    Conclusion.notApplicable(
                            "Everything is sent on to " + controls.sendsAwayTo().text() + "."));
        }
        Map<String, Sight> sights = sights(visit, controls);
        if (isDeceptive(sights)) {
            return all(
                    Conclusion.unknown(
                            UnknownReason.DECEPTIVE,
                            "The server answers as several unrelated products at once."));
        }
        WebApp app = new WebApp(visit, controls, sights, known);
        Map<Check, List<Conclusion>> conclusions = new LinkedHashMap<>();
        checks.forEach(check -> conclusions.put(check, check.run(app)));
        return conclusions;
    }

    private Map<String, Sight> sights(Visit visit, Controls controls) {
        Map<String, Sight> sights = new LinkedHashMap<>();
        for (Product product : products) {
            boolean isWanted =
                    !product.isCanary()
                            || sights.values().stream().anyMatch(Sight.Found.class::isInstance);
            if (isWanted) {
                sights.put(product.name(), product.find(visit, controls));
            }
        }
        return sights;
    }

    /// Two unrelated products cannot live at the same path.
    private boolean isDeceptive(Map<String, Sight> sights) {
        Map<String, Set<String>> familiesByContext = new HashMap<>();
        for (Product product : products) {
            if (sights.get(product.name()) instanceof Sight.Found found) {
                familiesByContext
                        .computeIfAbsent(found.context(), _ -> new HashSet<>())
                        .add(product.family());
            }
        }
        return familiesByContext.values().stream().anyMatch(families -> families.size() > 1);
    }

    private Map<Check, List<Conclusion>> all(Conclusion conclusion) {
        Map<Check, List<Conclusion>> conclusions = new LinkedHashMap<>();
        checks.forEach(check -> conclusions.put(check, List.of(conclusion)));
        return conclusions;
    }
}
