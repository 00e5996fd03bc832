package io.glacis.investigation.brand;

import io.glacis.contracts.BrandDeclared;
import io.glacis.platform.work.EventHandler;
import io.glacis.platform.work.Unit;
import jakarta.enterprise.context.ApplicationScoped;

/// Takes note of brands and of changes of their scope.
@ApplicationScoped
class BrandIntake implements EventHandler<BrandDeclared> {
    private final Brands brands;

    BrandIntake(Brands brands) {
        this.brands = brands;
    }

    @Override
    public Class<BrandDeclared> type() {
        return BrandDeclared.class;
    }

    @Override
    public void on(BrandDeclared declared, Unit unit) {
        brands.note(declared);
    }
}
