package io.glacis.range.storage;

import static io.glacis.range.web.Asked.header;
import static io.glacis.range.web.Asked.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glacis.range.web.Asked;
import io.glacis.range.web.Reply;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class S3KindTest {
    private static final String HOST = "s3.cloud.example";
    private Asked s3;

    @BeforeEach
    void open() throws IOException {
        s3 =
                Asked.of(
                        new S3Kind(),
                        HOST,
                        """
                        buckets:
                          listed: {access: list, acl: true, objects: [{key: .env, content: A=1}]}
                          known: {access: read, objects: [{key: "a b/.env", content: "AB=12345"}]}
                          closed: {access: none, objects: [{key: .env, content: A=1}]}
                          wide: {access: both, filler: 5, objects: [{key: hidden, access: private}]}
                          away: {access: both, region: eu-west-1}
                        """);
    }

    private Reply get(String bucket, String pathAndQuery, String... headers) throws IOException {
        return s3.get("https://" + bucket + "." + HOST + pathAndQuery, headers);
    }

    @Test
    void the_truth_table_holds() throws IOException {
        assertThat(get("listed", "/?list-type=2").status()).isEqualTo(200);
        assertThat(text(get("listed", "/.env"))).contains("<Code>AccessDenied</Code>");
        assertThat(text(get("listed", "/nothing"))).contains("<Code>NoSuchKey</Code>");
        assertThat(get("known", "/?list-type=2").status()).isEqualTo(403);
        assertThat(text(get("known", "/a%20b/.env"))).isEqualTo("AB=12345");
        assertThat(get("known", "/nothing").status()).isEqualTo(403);
        assertThat(get("closed", "/.env").status()).isEqualTo(403);
        assertThat(get("wide", "/hidden").status()).isEqualTo(403);
        assertThat(text(get("absent", "/"))).contains("<Code>NoSuchBucket</Code>");
        assertThat(get("listed", "/?acl").status()).isEqualTo(200);
        assertThat(get("known", "/?acl").status()).isEqualTo(403);
    }

    @Test
    void path_style_reaches_the_same_bucket() throws IOException {
        assertThat(text(s3.get("https://" + HOST + "/known/a%20b/.env"))).isEqualTo("AB=12345");
        assertThat(s3.ask("HEAD", "https://" + HOST + "/closed").status()).isEqualTo(403);
    }

    @Test
    void another_region_sends_on() throws IOException {
        Reply away = get("away", "/?list-type=2");
        assertThat(away.status()).isEqualTo(301);
        assertThat(header(away, "x-amz-bucket-region")).contains("eu-west-1");
        assertThat(text(away)).contains("<Endpoint>away.s3.eu-west-1.cloud.example</Endpoint>");
        assertThat(s3.get("https://away.s3.eu-west-1.cloud.example/?list-type=2").status())
                .isEqualTo(200);
        assertThat(s3.get("https://s3.eu-west-1.cloud.example/away?list-type=2").status())
                .isEqualTo(200);
    }

    @Test
    void pages_follow_the_token_to_the_end() throws IOException {
        String first = text(get("wide", "/?list-type=2&max-keys=4"));
        assertThat(first)
                .contains("<IsTruncated>true</IsTruncated>")
                .contains("<KeyCount>4</KeyCount>");
        String token = first.replaceAll("(?s).*<NextContinuationToken>(.*)</Next.*", "$1");

        String second =
                text(
                        get(
                                "wide",
                                "/?list-type=2&max-keys=4&continuation-token="
                                        + java.net.URLEncoder.encode(
                                                token, java.nio.charset.StandardCharsets.UTF_8)));

        assertThat(second)
                .contains("<IsTruncated>false</IsTruncated>")
                .contains("builds/00004/manifest.txt")
                .contains("<Key>hidden</Key>");
    }

    @Test
    void a_range_is_answered_in_part() throws IOException {
        Reply part = get("known", "/a%20b/.env", "range", "bytes=0-3");

        assertThat(part.status()).isEqualTo(206);
        assertThat(text(part)).isEqualTo("AB=1");
        assertThat(header(part, "Content-Range")).contains("bytes 0-3/8");
    }

    @Test
    void nothing_is_ever_written() throws IOException {
        assertThat(s3.ask("PUT", "https://wide." + HOST + "/new").status()).isEqualTo(403);
    }

    @Test
    void a_wrong_setting_is_named() {
        assertThatThrownBy(() -> Asked.of(new S3Kind(), HOST, "{buckets: {b1b: {access: open}}}"))
                .hasMessageContaining("sites[0].settings.buckets.b1b.access");
    }
}
