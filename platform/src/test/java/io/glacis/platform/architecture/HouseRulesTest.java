package io.glacis.platform.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.glacis.contracts.fixture.Framed;
import io.glacis.discovery.fixture.Nosy;
import io.glacis.fixture.back.Back;
import io.glacis.fixture.there.There;
import io.glacis.rating.fixture.Private;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {
    @Test
    void the_house_rules_hold_in_contracts_and_platform() {
        HouseRules.holdIn("io.glacis.contracts", "io.glacis.platform");
    }

    static Stream<Arguments> culprits() {
        return Stream.of(
                Arguments.of(HouseRules.ONLY_THE_DOOR_LEAVES, Culprits.OpensSocket.class),
                Arguments.of(HouseRules.ONLY_THE_DOOR_LEAVES, Culprits.ResolvesName.class),
                Arguments.of(HouseRules.ONLY_THE_DOOR_LEAVES, Culprits.ResolvesInPassing.class),
                Arguments.of(HouseRules.ONLY_THE_DOOR_LEAVES, Culprits.OpensUrl.class),
                Arguments.of(HouseRules.ONLY_THE_DOOR_LEAVES, Culprits.UsesOkHttp.class),
                Arguments.of(HouseRules.ONLY_THE_DOOR_LEAVES, Culprits.UsesDnsjava.class),
                Arguments.of(HouseRules.ONLY_THE_DOOR_LEAVES, Culprits.UsesJdkClient.class),
                Arguments.of(HouseRules.ONLY_THE_DOOR_LEAVES, Culprits.UsesAws.class),
                Arguments.of(HouseRules.XML_IS_PARSED_IN_ONE_PLACE, Culprits.ParsesXml.class),
                Arguments.of(HouseRules.TIME_AND_CHANCE_ARE_INJECTED, Culprits.ReadsClock.class),
                Arguments.of(HouseRules.TIME_AND_CHANCE_ARE_INJECTED, Culprits.ReadsMillis.class),
                Arguments.of(HouseRules.TIME_AND_CHANCE_ARE_INJECTED, Culprits.RollsDice.class),
                Arguments.of(HouseRules.TIME_AND_CHANCE_ARE_INJECTED, Culprits.MakesIds.class));
    }

    @ParameterizedTest
    @MethodSource("culprits")
    void each_rule_sees_its_culprit(ArchRule rule, Class<?> culprit) {
        assertThat(isBroken(rule, culprit)).isTrue();
        assertThat(isBroken(rule, HouseRules.class)).isFalse();
    }

    @Test
    void a_contract_with_a_framework_is_seen() {
        assertThat(isBroken(HouseRules.CONTRACTS_ARE_PURE, Framed.class)).isTrue();
    }

    @Test
    void a_circle_of_features_is_seen() {
        assertThat(isBroken(HouseRules.FEATURES_ARE_FREE_OF_CYCLES, There.class, Back.class))
                .isTrue();
        assertThat(isBroken(HouseRules.FEATURES_ARE_FREE_OF_CYCLES, Framed.class)).isFalse();
    }

    @Test
    void a_service_that_knows_another_is_seen() {
        assertThat(isBroken(HouseRules.SERVICES_DO_NOT_KNOW_EACH_OTHER, Nosy.class, Private.class))
                .isTrue();
    }

    private static boolean isBroken(ArchRule rule, Class<?>... classes) {
        return rule.evaluate(new ClassFileImporter().importClasses(classes)).hasViolation();
    }
}
