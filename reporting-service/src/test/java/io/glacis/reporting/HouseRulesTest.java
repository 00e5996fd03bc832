package io.glacis.reporting;

import io.glacis.platform.architecture.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    @Test
    void the_house_rules_hold() {
        HouseRules.holdIn("io.glacis.reporting");
    }
}
