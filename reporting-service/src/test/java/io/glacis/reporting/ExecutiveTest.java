package io.glacis.reporting;

import static io.glacis.reporting.House.admin;
import static io.glacis.reporting.House.finding;
import static org.assertj.core.api.Assertions.assertThat;

import io.glacis.contracts.AssetKind;
import io.glacis.contracts.BrandId;
import io.glacis.contracts.FindingChanged;
import io.glacis.contracts.FindingState;
import io.glacis.platform.testkit.PlatformResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

@QuarkusTest
@QuarkusTestResource(PlatformResource.class)
@QuarkusTestResource(HomeResource.class)
class ExecutiveTest {
    private static final String HOSTILE =
            "<img src=\"http://203.0.113.9/x.png\"/><script>alert(1)</script>]]>{inject}${jndi:ldap://x}<link"
                + " rel='attachment' href='file:///etc/passwd'/>\u202Egnp.exe"
                    + "W".repeat(5_000);

    @Inject House house;
    @Inject MeterRegistry meters;

    @Test
    void the_report_is_two_pages_and_their_terms_and_equal_for_equal_facts() throws Exception {
        BrandId brand = House.declare("Acme Lifts", "lifts.example");
        FindingChanged first =
                finding(
                        brand,
                        "jenkins.anonymous-read",
                        "https://ci.lifts.example",
                        1,
                        FindingState.NEW,
                        "9.1");
        house.say(
                first,
                finding(
                        brand,
                        "s3.public-list",
                        "https://s3.lifts.example",
                        1,
                        FindingState.NEW,
                        "7.4"),
                House.asset(brand, AssetKind.WEB_APP, "https://ci.lifts.example"),
                House.rating(brand, "64.0", House.NOON.minusSeconds(8_000_000), List.of()),
                House.rating(brand, "58.9", House.NOON, List.of(first.finding())));
        house.awaitCount(
                2, "select count(*) as count from finding where brand_id = ?", brand.text());
        house.awaitCount(
                2, "select count(*) as count from rating where brand_id = ?", brand.text());
        house.awaitCount(1, "select count(*) as count from asset where brand_id = ?", brand.text());

        byte[] pdf = print(brand);
        Files.write(Path.of("target/executive.pdf"), pdf);

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(3);
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("Acme Lifts", "58.9 of 100", "What we did not look at", "Terms");
            assertThat(text.split("\\s+").length).isLessThan(900);
        }
        for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)) {
            assertThat(faults(pdf, flavour)).as(flavour.toString()).isEmpty();
        }
        assertThat(Arrays.equals(print(brand), pdf)).as("equal facts, equal bytes").isTrue();
    }

    @Test
    void hostile_names_are_only_text() throws IOException {
        double refusedBefore = meters.counter("glacis_pdf_refused_resources_total").count();
        BrandId brand = House.declare("Evil <b>&{x}</b> ${y}", "evil.example");
        FindingChanged evil =
                finding(
                        brand,
                        "s3.public-list",
                        "https://evil.example",
                        1,
                        FindingState.NEW,
                        "9.9");
        house.say(
                new FindingChanged(
                        evil.tenant(),
                        brand,
                        evil.finding(),
                        1,
                        evil.check(),
                        evil.asset(),
                        evil.assetKind(),
                        HOSTILE,
                        "",
                        FindingState.NEW,
                        evil.severity(),
                        evil.score(),
                        HOSTILE,
                        "cluster",
                        HOSTILE,
                        "summary",
                        95,
                        evil.facts(),
                        null,
                        evil.rule(),
                        List.of(HOSTILE),
                        null,
                        evil.firstSeenAt(),
                        evil.changedAt()));
        house.awaitFinding(evil.finding(), 1);

        byte[] pdf = print(brand);
        Files.write(Path.of("target/executive-hostile.pdf"), pdf);

        assertThat(meters.counter("glacis_pdf_refused_resources_total").count())
                .as("nothing even asked for a resource")
                .isEqualTo(refusedBefore);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getNames()).isNull();
            assertThat(document.getDocumentCatalog().getOpenAction()).isNull();
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Evil <b>&{x}</b> ${y}")
                    .contains("<script>");
        }
        String raw = new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(raw).doesNotContain("/JavaScript", "/Launch", "/URI", "/EmbeddedFile");
    }

    /// What veraPDF finds against a standard.
    private static List<String> faults(byte[] pdf, PDFAFlavour flavour) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser =
                        Foundries.defaultInstance()
                                .createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(flavour, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .map(TestAssertion::getMessage)
                    .toList();
        }
    }

    private static byte[] print(BrandId brand) {
        return admin().post("/api/v1/brands/" + brand.text() + "/reports/executive")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
    }
}
