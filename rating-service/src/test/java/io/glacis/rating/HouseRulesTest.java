package io.glacis.rating;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.glacis.platform.architecture.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    @Test
    void the_house_rules_hold() {
        HouseRules.holdIn("io.glacis.rating");
    }

    @Test
    void the_rating_and_its_rules_run_without_a_framework() {
        classes()
                .that()
                .resideInAnyPackage(
                        "io.glacis.rating.document",
                        "io.glacis.rating.model",
                        "io.glacis.rating.rules")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "com.fasterxml.jackson..",
                        "io.glacis.contracts..",
                        "io.glacis.rating.document..",
                        "io.glacis.rating.model..",
                        "io.glacis.rating.rules..")
                .check(
                        new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages("io.glacis.rating"));
    }
}
