package io.glacis.assessment.check;

import io.glacis.assessment.web.Controls;
import io.glacis.assessment.web.Visit;

/// How to recognise one product by structure, never by a bare word.
public interface Product {
    /// Its name in lower case.
    String name();

    /// Looks for it.
    Sight find(Visit visit, Controls controls);

    /// Products of one family may share a place: a code host with a registry beside it.
    default String family() {
        return name();
    }

    /// Whether it is only looked for where another product was found, to see through hosts that
    /// answer as everything.
    default boolean isCanary() {
        return false;
    }
}
