package io.glacis.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Identities are for ever: these values were computed apart from this code (SHA-256 over fields
/// that are each preceded by their length in four bytes) and must never change.
class IdentityVectorsTest {
    private static final AssetId ASSET =
            AssetId.of(TenantId.DEFAULT, AssetKind.HOSTNAME, "www.acme.example");
    private static final BrandId BRAND = BrandId.of(TenantId.DEFAULT, "Acme");
    private static final ScanId SCAN = ScanId.of(BRAND, "first");

    @Test
    void an_asset() {
        assertThat(ASSET.text())
                .isEqualTo("9aec8234345528e80e056dbc6c79e08f6986995a5a833aeb9e314e65c21c0a0b");
    }

    @Test
    void a_finding() {
        assertThat(
                        FindingId.of(
                                        TenantId.DEFAULT,
                                        new CheckId("jenkins.anonymous-read"),
                                        ASSET,
                                        "")
                                .text())
                .isEqualTo("87cea764c5d7c26d579165bc67072edf4d00aafddf2591840d53a4b872b75762");
    }

    @Test
    void a_brand_whatever_its_case() {
        assertThat(BRAND.text())
                .isEqualTo("04ceb80105bf239d9fc4c5a5fc3f56022638af55bcdcb06286fc59726b65027e");
        assertThat(BrandId.of(TenantId.DEFAULT, " ACME ")).isEqualTo(BRAND);
    }

    @Test
    void a_scan_and_its_tasks() {
        assertThat(SCAN.text())
                .isEqualTo("9c2b9ef5d5f48735c0a9554e975d03b303480001cefe3ca4dca959ee3514c4c5");
        assertThat(TaskId.of(SCAN, "discovery.resolve", "www.acme.example", 1).text())
                .isEqualTo("377499ba5c5584c51b63ee025c945185457421ec7218e60e8c0d4f3614e41c2e");
        assertThat(TaskId.handoff(SCAN, Service.ASSESSMENT, ASSET.text(), 1).text())
                .isEqualTo("443969f62a322f3d5d8fe6618c44572eac3c102515fc159612d0d038ee7c43e9");
    }

    @Test
    void an_event_and_an_effect() {
        assertThat(EventId.of("glacis.asset.observed.v1", ASSET.text(), "1").text())
                .isEqualTo("9cf042da7193ddcb7f78ee5b70c2f7d35d96a4d6e11caa33d5ec0d4aee26e70d");
        FindingId finding =
                new FindingId("87cea764c5d7c26d579165bc67072edf4d00aafddf2591840d53a4b872b75762");
        assertThat(EffectId.of(finding, "webhook:ops", "NEW").text())
                .isEqualTo("73032ddd37909e1c51e3d0fa0d9972883ff7d2b08d5bb731a25030230257596a");
    }
}
