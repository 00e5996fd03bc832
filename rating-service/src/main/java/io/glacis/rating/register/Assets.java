package io.glacis.rating.register;

import io.glacis.contracts.AssetId;
import io.glacis.contracts.AssetObserved;
import io.glacis.contracts.Digest;
import io.glacis.contracts.TenantId;
import io.glacis.platform.work.Unit;
import io.glacis.rating.register.AssetRows.Standing;
import io.glacis.rating.sql.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How assets stand to their brand, and what follows for their findings.
public final class Assets {
    /// What tells two names of one thing from two things: where it answers, and with what body.
    private static final String ADDRESSES = "addresses";

    private static final String BODY = "simhash";
    private static final String CERTIFICATE = "certificate";

    private final AssetRows rows;
    private final Findings findings;

    public Assets(Sql sql, Findings findings) {
        this.rows = new AssetRows(sql);
        this.findings = findings;
    }

    /// Discovery saw the asset: it is there, and it is the brand's or a person said that it is not.
    public boolean observed(AssetObserved seen, Unit unit) {
        rows.note(seen.tenant(), seen.brand(), seen.asset(), seen.kind(), seen.value());
        boolean isOtherTwin = rows.setTwin(seen.tenant(), seen.asset(), twin(seen));
        boolean stoodOtherwise =
                switch (seen.state()) {
                    case OWNED -> stand(seen.tenant(), seen.asset(), Standing.ACTIVE, unit);
                    case REJECTED -> stand(seen.tenant(), seen.asset(), Standing.RETRACTED, unit);
                    case CANDIDATE, DEPENDENCY, MONITOR_ONLY -> false;
                };
        return isOtherTwin || stoodOtherwise;
    }

    /// The asset is gone.
    public boolean retired(TenantId tenant, AssetId asset, Unit unit) {
        return stand(tenant, asset, Standing.RETIRED, unit);
    }

    /// The asset never was the brand's.
    public boolean retracted(TenantId tenant, AssetId asset, Unit unit) {
        return stand(tenant, asset, Standing.RETRACTED, unit);
    }

    /// A person took a rejection back.
    public boolean restored(TenantId tenant, AssetId asset, Unit unit) {
        return stand(tenant, asset, Standing.ACTIVE, unit);
    }

    private boolean stand(TenantId tenant, AssetId asset, Standing standing, Unit unit) {
        Optional<Standing> before = rows.standing(tenant, asset);
        if (before.isEmpty() || !before.get().canBecome(standing)) {
            return false;
        }
        List<Finding> known = findings.ofAsset(tenant, asset);
        rows.setStanding(tenant, asset, standing);
        for (Finding finding : known) {
            findings.change(finding, finding.retracted(standing == Standing.RETRACTED), unit);
        }
        return true;
    }

    private static String twin(AssetObserved seen) {
        Map<String, String> attributes = seen.attributes();
        if (!attributes.containsKey(ADDRESSES) || !attributes.containsKey(BODY)) {
            return seen.asset().text();
        }
        return Digest.of(
                "twin/1",
                seen.kind().name(),
                attributes.getOrDefault(ADDRESSES, ""),
                attributes.getOrDefault(CERTIFICATE, ""),
                attributes.getOrDefault(BODY, ""));
    }
}
