package io.glacis.assessment.storage;

import io.glacis.assessment.check.Bucket;
import io.glacis.assessment.check.Check;
import io.glacis.assessment.check.Conclusion;
import io.glacis.assessment.check.Quality;
import io.glacis.assessment.web.Look;
import io.glacis.assessment.web.Page;
import io.glacis.contracts.CheckId;
import io.glacis.contracts.UnknownReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// `bucket.public-acl`: everybody may read who may do what. A right to write is reported from here
/// alone: nothing is ever written to find out.
public final class BucketPublicAcl implements Check.OfBucket {
    private static final String GROUPS = "/groups/global/";

    @Override
    public CheckId id() {
        return new CheckId("bucket.public-acl");
    }

    @Override
    public List<Conclusion> run(Bucket bucket) {
        if (Refusals.isAbsent(bucket.listing())) {
            return List.of(Refusals.ofBucket(bucket.listing(), ""));
        }
        return List.of(
                switch (bucket.acl()) {
                    case Look.Unseen(var reason, var detail) -> Conclusion.unknown(reason, detail);
                    case Look.Seen(var page) -> concluded(page);
                });
    }

    private static Conclusion concluded(Page page) {
        Optional<Document> policy = policy(page);
        if (policy.isPresent()) {
            TreeSet<String> grants = new TreeSet<>();
            for (Element grant : policy.get().select("Grant")) {
                String uri = grant.select("Grantee > URI").text();
                int at = uri.indexOf(GROUPS);
                if (at >= 0) {
                    grants.add(
                            uri.substring(at + GROUPS.length())
                                    + "="
                                    + grant.select("Permission").text());
                }
            }
            String shown = String.join(" ", grants);
            return Conclusion.exposed(
                    "",
                    Quality.APPLICATION,
                    "Everybody can read the access control list of this bucket.",
                    Map.of("grants", shown.substring(0, Math.min(shown.length(), 1_000))),
                    List.of(page.exhibit(shown)));
        }
        if (page.status() == 403 || page.status() == 401) {
            return Conclusion.closed(
                    "The access control list is not for everybody.",
                    List.of(page.exhibit("<Code>AccessDenied</Code>")));
        }
        return page.isServerFault()
                ? Conclusion.unknown(
                        UnknownReason.SOURCE_FAILING, "the service answered " + page.status())
                : Conclusion.present(
                        Quality.PROBE,
                        "The bucket neither shows its access control list nor refuses to.",
                        Map.of(),
                        List.of(page.exhibit("")));
    }

    private static Optional<Document> policy(Page page) {
        if (page.status() != 200 || page.truncated()) {
            return Optional.empty();
        }
        Document xml = Jsoup.parse(page.body(), page.url().text(), Parser.xmlParser());
        return xml.selectFirst("AccessControlPolicy > AccessControlList") == null
                ? Optional.empty()
                : Optional.of(xml);
    }
}
