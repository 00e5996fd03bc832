package io.glacis.discovery.scope;

import io.glacis.contracts.BrandDeclared;
import io.glacis.platform.work.EventHandler;
import io.glacis.platform.work.Unit;
import jakarta.enterprise.context.ApplicationScoped;

/// Takes note of a brand and what may be touched for it. The newest declaration counts.
@ApplicationScoped
class BrandIntake implements EventHandler<BrandDeclared> {
    private final Scans scans;

    BrandIntake(Scans scans) {
        this.scans = scans;
    }

    @Override
    public Class<BrandDeclared> type() {
        return BrandDeclared.class;
    }

    @Override
    public void on(BrandDeclared event, Unit unit) {
        scans.declare(event);
    }
}
