package io.glacis.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What hostile servers do on the wire, and how each exchange ends.
class HostileServerTest {
    private static final Limits SHORT = Limits.DEFAULT.withCallTimeout(Duration.ofMillis(700));
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private final CountDownLatch over = new CountDownLatch(1);
    private final Door door = new Door();

    @AfterEach
    void stop() throws Exception {
        over.countDown();
        door.close();
    }

    static Stream<Arguments> endings() {
        return Stream.of(
                fails(
                        "H12 endless headers",
                        Failure.TOO_LARGE,
                        endless(OK, "X-Flood: aaaaaaaa\r\n")),
                fails("H12 one endless header", Failure.TOO_LARGE, endless(OK + "X: ", "aaaaaaaa")),
                fails(
                        "H12 too many headers",
                        Failure.TOO_LARGE,
                        says(OK + "A: b\r\n".repeat(101) + "\r\n")),
                fails(
                        "H12 a header over 64 KiB",
                        Failure.TOO_LARGE,
                        says(OK + "A: " + "b".repeat(65_600) + "\r\n\r\n")),
                fails(
                        "H13 1xx flood",
                        Failure.TOO_LARGE,
                        endless("", "HTTP/1.1 102 Processing\r\n\r\n")),
                fails(
                        "H13 endless chunk extension",
                        Failure.TOO_LARGE,
                        endless(
                                OK + "Transfer-Encoding: chunked\r\n\r\n5;",
                                "x=yyyyyyyyyyyyyyyyyyy;")),
                fails(
                        "H13 many chunks with long extensions",
                        Failure.TOO_LARGE,
                        endless(
                                OK + "Transfer-Encoding: chunked\r\n\r\n",
                                "1;" + "z".repeat(1_000) + "\r\nA\r\n")),
                fails(
                        "H13 endless trailers",
                        Failure.TOO_LARGE,
                        endless(
                                OK + "Transfer-Encoding: chunked\r\n\r\n0\r\n",
                                "T: " + "u".repeat(5_000) + "\r\n")),
                fails(
                        "H14 garbage status line",
                        Failure.PROTOCOL,
                        says("SSH-2.0-OpenSSH_9.6\r\n\r\n")),
                fails("H14 HTTP/0.9", Failure.PROTOCOL, says("<html>hello</html>\r\n\r\n")),
                fails(
                        "H14 shorter than its length",
                        Failure.RESET,
                        says(OK + "Content-Length: 10\r\n\r\nabc")),
                fails(
                        "H14 broken chunk size",
                        Failure.PROTOCOL,
                        says(OK + "Transfer-Encoding: chunked\r\n\r\nzz\r\n")),
                fails("H14 nothing at all", Failure.RESET, says("")),
                fails("H14 ends in the middle of a header", Failure.RESET, says(OK + "X-A: b")),
                answers(
                        "H10 endless chunked body",
                        1 << 20,
                        true,
                        endless(
                                OK + "Transfer-Encoding: chunked\r\n\r\n",
                                "400\r\n" + "c".repeat(1_024) + "\r\n")),
                answers(
                        "H10 endless body without length",
                        1 << 20,
                        true,
                        endless(OK + "\r\n", "d".repeat(1_024))),
                answers(
                        "H13 obsolete folding and NUL",
                        2,
                        false,
                        says(OK + "X-A: b\r\nX-N: \u0000\r\nContent-Length: 2\r\n\r\nok")),
                answers(
                        "H14 length and chunks at once",
                        3,
                        false,
                        says(
                                OK
                                        + "Content-Length: 99\r\n"
                                        + "Transfer-Encoding: chunked\r\n\r\n"
                                        + "3\r\n"
                                        + "abc\r\n"
                                        + "0\r\n\r\n")),
                answers(
                        "H09 says gzip and is not",
                        5,
                        false,
                        says(OK + "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain")),
                answers(
                        "H17 invalid UTF-8 is bytes",
                        3,
                        false,
                        says(OK + "Content-Length: 3\r\n\r\n\u00ff\u00fe\u0000")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endings")
    void every_trick_ends_within_its_bounds(String name, RawServer.Script script, Ending ending)
            throws Exception {
        try (RawServer server = RawServer.answering(script)) {
            HttpOutcome outcome = ask(server, Limits.DEFAULT);

            switch (ending) {
                case Ending.Fails(Failure failure) ->
                        assertThat(outcome)
                                .isInstanceOfSatisfying(
                                        HttpOutcome.Failed.class,
                                        failed -> assertThat(failed.reason()).isEqualTo(failure));
                case Ending.Answers(int length, boolean truncated) ->
                        assertThat(outcome)
                                .isInstanceOfSatisfying(
                                        HttpOutcome.Answered.class,
                                        answered -> {
                                            assertThat(answered.body().length()).isEqualTo(length);
                                            assertThat(answered.truncated()).isEqualTo(truncated);
                                        });
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    static Stream<Arguments> slow() {
        return Stream.of(
                Arguments.of("H11 silence", "", ""),
                Arguments.of("H11 header drip", "HTTP/1.1 200 OK\r\nX: ", "a"),
                Arguments.of("H11 body drip", OK + "Content-Length: 100000\r\n\r\n", "b"),
                Arguments.of(
                        "H11 chunk drip", OK + "Transfer-Encoding: chunked\r\n\r\n", "1\r\nA\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("slow")
    void a_tarpit_is_left_when_the_call_is_over(String name, String head, String drop)
            throws Exception {
        try (RawServer server = RawServer.answering(dripping(head, drop))) {
            long began = System.nanoTime();

            HttpOutcome outcome = ask(server, SHORT);

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            HttpOutcome.Failed.class,
                            failed -> assertThat(failed.reason()).isEqualTo(Failure.TIMEOUT));
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void a_body_below_the_minimum_throughput_is_left_after_its_grace() throws Exception {
        try (RawServer server =
                RawServer.answering(
                        dripping(OK + "Content-Length: 100000\r\n\r\n", "bbbbbbbbbb"))) {
            HttpOutcome outcome = ask(server, Limits.DEFAULT);

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            HttpOutcome.Failed.class,
                            failed -> assertThat(failed.reason()).isEqualTo(Failure.TOO_SLOW));
        }
    }

    @Test
    void a_handshake_that_never_finishes_is_left_before_the_call_is_over() throws Exception {
        EgressLimits.Budget usual = EgressLimits.Budget.DEFAULT;
        door.limits(
                door.limits()
                        .withBudget(
                                new EgressLimits.Budget(
                                        usual.connect(),
                                        Duration.ofMillis(500),
                                        usual.dns(),
                                        usual.headerBytesMax(),
                                        usual.headersMax(),
                                        usual.ratioMax(),
                                        usual.bytesPerSecondMin(),
                                        usual.bodiesInFlightMax())));
        // A record header that promises 16 KiB, byte by byte.
        try (RawServer server =
                RawServer.speaking(dripping("\u0016\u0003\u0003@\u0000", "\u0002"))) {
            door.zone.add("www.acme.example", "A", Door.PUBLIC);
            door.leads(Door.PUBLIC, 443, server.address());

            HttpOutcome outcome =
                    door.open()
                            .http()
                            .ask(Door.acme(), HttpAsk.get(WebUrl.of("https://www.acme.example/")));

            assertThat(outcome).isEqualTo(new HttpOutcome.Failed(Failure.TIMEOUT, "TLS handshake"));
        }
    }

    @Test
    void a_port_that_does_not_speak_tls_is_a_tls_failure() throws Exception {
        try (RawServer server =
                RawServer.speaking(
                        out -> out.write("220 mail\r\n".getBytes(StandardCharsets.US_ASCII)))) {
            door.zone.add("www.acme.example", "A", Door.PUBLIC);
            door.leads(Door.PUBLIC, 443, server.address());

            HttpOutcome outcome =
                    door.open()
                            .http()
                            .ask(Door.acme(), HttpAsk.get(WebUrl.of("https://www.acme.example/")));

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            HttpOutcome.Failed.class,
                            failed -> assertThat(failed.reason()).isEqualTo(Failure.TLS));
        }
    }

    @Test
    void bodies_together_never_take_more_memory_than_allowed() throws Exception {
        door.limits(
                door.limits()
                        .withBudget(EgressLimits.Budget.DEFAULT.withBodiesInFlightMax(1 << 20)));
        try (RawServer server = RawServer.answering(endless(OK + "\r\n", "d".repeat(1_024)))) {
            HttpOutcome outcome = ask(server, SHORT.withWireBytesMax(2 << 20));

            assertThat(outcome).isInstanceOf(HttpOutcome.Failed.class);
            assertThat(ask(server, Limits.DEFAULT.withWireBytesMax(1 << 19)))
                    .isInstanceOf(HttpOutcome.Answered.class);
        }
    }

    private HttpOutcome ask(RawServer server, Limits limits) {
        door.zone.add("www.acme.example", "A", Door.PUBLIC);
        door.leads(Door.PUBLIC, 80, server.address());
        return door.open()
                .http()
                .ask(
                        Door.acme(),
                        HttpAsk.get(WebUrl.of("http://www.acme.example/")).withLimits(limits));
    }

    /// How an exchange ends.
    sealed interface Ending {
        record Fails(Failure failure) implements Ending {}

        record Answers(int length, boolean truncated) implements Ending {}
    }

    private static Arguments fails(String name, Failure failure, RawServer.Script script) {
        return Arguments.of(name, script, new Ending.Fails(failure));
    }

    private static Arguments answers(
            String name, int length, boolean truncated, RawServer.Script script) {
        return Arguments.of(name, script, new Ending.Answers(length, truncated));
    }

    private static RawServer.Script says(String text) {
        return out -> write(out, text);
    }

    private static RawServer.Script endless(String head, String again) {
        String block = again.repeat(Math.max(1, 16_384 / again.length()));
        return out -> {
            write(out, head);
            while (true) {
                write(out, block);
            }
        };
    }

    /// One piece each 50 ms until the test is over.
    private RawServer.Script dripping(String head, String drop) {
        return out -> {
            write(out, head);
            while (!over.await(50, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                write(out, drop);
            }
        };
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
