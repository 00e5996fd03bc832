package io.glacis.discovery;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.glacis.platform.architecture.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    @Test
    void the_house_rules_hold() {
        HouseRules.holdIn("io.glacis.discovery");
    }

    @Test
    void attribution_is_judged_without_a_framework() {
        classes()
                .that()
                .resideInAPackage("io.glacis.discovery.attribution")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "io.glacis.contracts..",
                        "io.glacis.discovery.attribution..")
                .check(
                        new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages("io.glacis.discovery"));
    }
}
