package io.glacis.rating.testkit;

import io.glacis.contracts.AssetId;
import io.glacis.contracts.AssetKind;
import io.glacis.contracts.BrandId;
import io.glacis.contracts.CheckId;
import io.glacis.contracts.Lane;
import io.glacis.contracts.Outcome;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.Service;
import io.glacis.contracts.TaskId;
import io.glacis.contracts.TenantId;
import io.glacis.contracts.UnknownReason;
import io.glacis.contracts.Verdict;
import io.glacis.contracts.VerdictsReached;
import java.util.List;
import java.util.Map;

/// What the services before us say, as tests need it.
public final class Said {
    public static final TenantId TENANT = TenantId.DEFAULT;
    public static final BrandId BRAND = BrandId.of(TENANT, "acme");
    public static final ScanId SCAN = ScanId.of(BRAND, "first");
    public static final String JENKINS = "https://jenkins.acme.example";

    private Said() {}

    public static AssetId asset(String origin) {
        return AssetId.of(TENANT, AssetKind.WEB_APP, origin);
    }

    public static VerdictsReached reached(String origin, Verdict... verdicts) {
        return reached(SCAN, origin, verdicts);
    }

    public static VerdictsReached reached(ScanId scan, String origin, Verdict... verdicts) {
        AssetId asset = asset(origin);
        String part = TaskId.handoff(scan, Service.ASSESSMENT, asset.text(), 1).text();
        return new VerdictsReached(
                TENANT,
                BRAND,
                scan,
                1,
                Lane.INTERACTIVE,
                Service.ASSESSMENT,
                TaskId.handoff(scan, Service.RATING, part, 1),
                part,
                asset,
                AssetKind.WEB_APP,
                origin,
                List.of(verdicts));
    }

    public static Verdict verdict(String check, String locator, Outcome outcome) {
        return verdict(check, locator, outcome, Map.of("version", "2.500"));
    }

    public static Verdict verdict(
            String check, String locator, Outcome outcome, Map<String, String> facts) {
        return new Verdict(
                new CheckId(check),
                locator,
                outcome,
                outcome == Outcome.UNKNOWN ? UnknownReason.TIMED_OUT : null,
                98,
                "Anybody can read it.",
                facts,
                null,
                check + "@1");
    }
}
