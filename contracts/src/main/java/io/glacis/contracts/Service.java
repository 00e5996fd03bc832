package io.glacis.contracts;

import java.util.Locale;

/// The five services. Names are bound to topics, schemas and task hand-offs.
public enum Service implements TextValue {
    DISCOVERY,
    ASSESSMENT,
    INVESTIGATION,
    RATING,
    REPORTING;

    @Override
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
