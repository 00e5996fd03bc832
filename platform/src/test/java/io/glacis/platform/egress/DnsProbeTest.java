package io.glacis.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.glacis.contracts.Hostname;
import io.glacis.contracts.IpAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class DnsProbeTest {
    private final Door door = new Door();

    @AfterEach
    void stop() throws Exception {
        door.close();
    }

    @Test
    void every_kind_of_record_is_read() {
        door.zone
                .add("acme.example", "MX", "10 mail.acme.example.")
                .add("acme.example", "TXT", "\"v=spf1 \" \"-all\"")
                .add("acme.example", "NS", "ns1.acme.example.")
                .add("acme.example", "SOA", "ns1.acme.example. root.acme.example. 1 2 3 4 5")
                .add("acme.example", "CAA", "0 issue \"ca.example\"")
                .add("_sip._tcp.acme.example", "SRV", "1 2 5060 sip.acme.example.")
                .add("34.216.184.93.in-addr.arpa", "PTR", "WWW.acme.example.");
        Egress egress = door.open();

        assertThat(records(egress, "acme.example", DnsType.MX))
                .containsExactly(new DnsRecord.Mail("acme.example", 60, 10, "mail.acme.example"));
        assertThat(records(egress, "acme.example", DnsType.TXT))
                .containsExactly(new DnsRecord.Text("acme.example", 60, "v=spf1 -all"));
        assertThat(answer(egress, "acme.example", DnsType.NS).targets(DnsType.NS))
                .containsExactly("ns1.acme.example");
        assertThat(records(egress, "acme.example", DnsType.SOA).getFirst())
                .isInstanceOf(DnsRecord.StartOfAuthority.class);
        assertThat(records(egress, "acme.example", DnsType.CAA))
                .containsExactly(
                        new DnsRecord.CertificateAuthorisation(
                                "acme.example", 60, 0, "issue", "ca.example"));
        assertThat(records(egress, "_sip._tcp.acme.example", DnsType.SRV))
                .containsExactly(
                        new DnsRecord.Service(
                                "_sip._tcp.acme.example", 60, 1, 2, 5060, "sip.acme.example"));
        assertThat(
                        ((DnsOutcome.Answer)
                                        egress.dns()
                                                .reverse(Door.acme(), new IpAddress(Door.PUBLIC)))
                                .targets(DnsType.PTR))
                .containsExactly("www.acme.example");
    }

    @Test
    void no_such_name_and_no_such_record_are_different() {
        door.zone.add("acme.example", "TXT", "x");
        Egress egress = door.open();

        assertThat(egress.dns().ask(Door.acme(), "acme.example", DnsType.A))
                .isInstanceOfSatisfying(
                        DnsOutcome.Answer.class, answer -> assertThat(answer.records()).isEmpty());
        assertThat(egress.dns().ask(Door.acme(), "no.acme.example", DnsType.A))
                .isInstanceOf(DnsOutcome.NxDomain.class);
        assertThat(get(egress, "acme.example"))
                .isEqualTo(new HttpOutcome.Failed(Failure.DNS_NO_ADDRESS, "acme.example"));
        assertThat(get(egress, "no.acme.example"))
                .isEqualTo(new HttpOutcome.Failed(Failure.DNS_NXDOMAIN, "no.acme.example"));
    }

    /// H20: loops, and chains that go on, whether in one answer or over many.
    @Test
    void aliases_are_followed_sixteen_times() {
        for (int i = 0; i < 100; i++) {
            door.zone.add("c" + i + ".acme.example", "CNAME", "c" + (i + 1) + ".acme.example.");
        }
        door.zone.add("c100.acme.example", "A", Door.PUBLIC);
        door.zone.add("loop.acme.example", "CNAME", "pool.acme.example.");
        door.zone.add("pool.acme.example", "CNAME", "loop.acme.example.");
        Egress egress = door.open();

        assertThat(get(egress, "c90.acme.example")).isInstanceOf(HttpOutcome.Failed.class);
        assertThat(door.dialled).hasSize(1);
        assertThat(get(egress, "c0.acme.example"))
                .isEqualTo(new HttpOutcome.Failed(Failure.DNS_FAILURE, "more than 16 aliases"));
        assertThat(get(egress, "loop.acme.example"))
                .isEqualTo(new HttpOutcome.Failed(Failure.DNS_FAILURE, "more than 16 aliases"));
        assertThat(door.dialled).hasSize(1);
        assertThat(door.dns().questions()).hasSizeLessThan(30);
    }

    /// H21: what was not asked for is nobody's answer.
    @Test
    void addresses_of_other_names_in_an_answer_are_ignored() {
        door.dns((query, isTcp) -> {
            Message reply = new LoopbackZone().reply(query);
            reply.getHeader().setRcode(Rcode.NOERROR);
            reply.addRecord(
                    Record.fromString(
                            Name.fromString("evil.example."),
                            Type.A,
                            DClass.IN,
                            60,
                            Door.PUBLIC,
                            Name.root),
                    Section.ANSWER);
            return reply.toWire();
        });

        assertThat(get(door.open(), "www.acme.example"))
                .isEqualTo(new HttpOutcome.Failed(Failure.DNS_NO_ADDRESS, "www.acme.example"));
    }

    @Test
    void an_answer_with_another_id_or_question_is_no_answer() {
        AtomicInteger turn = new AtomicInteger();
        door.dns((query, isTcp) -> {
            Message reply =
                    new LoopbackZone().add("www.acme.example", "A", Door.PUBLIC).reply(query);
            if (turn.getAndIncrement() % 2 == 0) {
                reply.getHeader().setID(query.getHeader().getID() ^ 1);
            } else {
                reply.removeAllRecords(Section.QUESTION);
                reply.addRecord(
                        Record.newRecord(Name.fromString("evil.example."), Type.A, DClass.IN),
                        Section.QUESTION);
            }
            return reply.toWire();
        });

        assertThat(door.open().dns().ask(Door.acme(), "www.acme.example", DnsType.A))
                .isInstanceOf(DnsOutcome.Failed.class);
    }

    @Test
    void a_truncated_answer_is_asked_again_over_tcp() {
        for (int i = 0; i < 300; i++) {
            door.zone.add("many.acme.example", "A", "93.184.216." + (i % 250 + 1));
            door.zone.add("big.acme.example", "TXT", "\"" + i + "x".repeat(200) + "\"");
        }
        Egress egress = door.open();

        assertThat(answer(egress, "many.acme.example", DnsType.A).addresses()).hasSize(300);
        assertThat(records(egress, "big.acme.example", DnsType.TXT)).hasSizeGreaterThan(200);
    }

    @Test
    void silence_and_refusal_are_failures() {
        EgressLimits.Budget usual = EgressLimits.Budget.DEFAULT;
        door.limits(
                door.limits()
                        .withBudget(
                                new EgressLimits.Budget(
                                        usual.connect(),
                                        usual.tls(),
                                        Duration.ofMillis(200),
                                        usual.headerBytesMax(),
                                        usual.headersMax(),
                                        usual.ratioMax(),
                                        usual.bytesPerSecondMin(),
                                        usual.bodiesInFlightMax())));
        door.dns((query, isTcp) -> {
            Message reply = new Message(query.getHeader().getID());
            reply.getHeader().setFlag(Flags.QR);
            reply.addRecord(query.getQuestion(), Section.QUESTION);
            reply.getHeader().setRcode(Rcode.SERVFAIL);
            return query.getQuestion().getType() == Type.A ? reply.toWire() : new byte[0];
        });
        Egress egress = door.open();

        assertThat(egress.dns().ask(Door.acme(), "www.acme.example", DnsType.A))
                .isEqualTo(new DnsOutcome.Failed(Failure.DNS_FAILURE, "SERVFAIL"));
        assertThat(egress.dns().ask(Door.acme(), "www.acme.example", DnsType.MX))
                .isInstanceOfSatisfying(
                        DnsOutcome.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(Failure.TIMEOUT));
        assertThat(egress.dns().addresses(Door.acme(), new Hostname("www.acme.example")))
                .isInstanceOf(DnsOutcome.Failed.class);
    }

    @Test
    void hostile_names_in_answers_are_escaped() {
        door.zone.add("acme.example", "MX", "1 <script>alert\\032\\000\\\"1\\\".acme.example.");

        assertThat(records(door.open(), "acme.example", DnsType.MX))
                .containsExactly(
                        new DnsRecord.Mail(
                                "acme.example",
                                60,
                                1,
                                "<script>alert\\032\\000\\\"1\\\".acme.example"));
    }

    @Property(tries = 500)
    void any_text_is_a_question_or_a_refusal(@ForAll String name) throws Exception {
        try (Door own = new Door()) {
            DnsOutcome outcome = own.open().dns().ask(Door.acme(), name, DnsType.A);

            assertThat(outcome)
                    .isInstanceOfAny(DnsOutcome.NxDomain.class, DnsOutcome.Refused.class);
        }
    }

    private static HttpOutcome get(Egress egress, String host) {
        return egress.http().ask(Door.acme(), HttpAsk.get(WebUrl.of("http://" + host + "/")));
    }

    private static DnsOutcome.Answer answer(Egress egress, String name, DnsType type) {
        DnsOutcome outcome = egress.dns().ask(Door.acme(), name, type);
        assertThat(outcome).isInstanceOf(DnsOutcome.Answer.class);
        return (DnsOutcome.Answer) outcome;
    }

    private static java.util.List<DnsRecord> records(Egress egress, String name, DnsType type) {
        return answer(egress, name, type).records();
    }
}
