package io.glacis.contracts;

import java.util.Set;

/// Which services receive a task for an observed asset: one rule for the one that announces and the
/// ones that work.
public final class Handoffs {
    private Handoffs() {}

    /// The receivers of an owned asset of this kind. Assets in any other state are handed to
    /// nobody.
    ///
    /// Every asset is assessed. A registered domain is also what leaks are hunted by.
    public static Set<Service> of(AssetKind kind, AssetState state) {
        if (state != AssetState.OWNED) {
            return Set.of();
        }
        return kind == AssetKind.REGISTERED_DOMAIN
                ? Set.of(Service.ASSESSMENT, Service.INVESTIGATION)
                : Set.of(Service.ASSESSMENT);
    }

    /// The stage under which a receiver's hand-off is counted.
    public static Stage stage(Service receiver) {
        return switch (receiver) {
            case DISCOVERY -> Stage.NAMES;
            case ASSESSMENT -> Stage.CHECKS;
            case INVESTIGATION -> Stage.LEAKS;
            case RATING, REPORTING -> Stage.RATING;
        };
    }

    /// The subject of the investigation hand-off for one verdict with a [harvest][Verdict#HARVEST]
    /// fact. The address itself is not part of it: it may change, as a build number does, while the
    /// place stays the same.
    public static String harvestSubject(AssetId asset, CheckId check, String locator) {
        return asset.text() + "|" + check.text() + "|" + locator;
    }
}
