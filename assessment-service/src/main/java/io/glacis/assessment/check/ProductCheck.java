package io.glacis.assessment.check;

import java.util.List;

/// A check that only makes sense where its product was found.
public interface ProductCheck extends Check.OfWebApp {
    /// The [Product#name] that it needs.
    String product();

    /// Looks closer.
    List<Conclusion> look(WebApp app, Sight.Found found);

    @Override
    default List<Conclusion> run(WebApp app) {
        return switch (app.sight(product())) {
            case Sight.Absent(var reason) -> List.of(Conclusion.notApplicable(reason));
            case Sight.Unclear(var reason, var detail) ->
                    List.of(Conclusion.unknown(reason, detail));
            case Sight.Found found -> look(app, found);
        };
    }
}
