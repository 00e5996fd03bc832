package io.glacis.range.registry;

import io.glacis.range.web.Reply;
import io.glacis.range.web.Request;
import io.glacis.range.web.Site;
import io.glacis.range.web.SiteKind;
import io.glacis.range.world.World;
import io.glacis.range.world.WorldCertificate;
import io.glacis.range.world.WorldSite;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// `ct`: certificate search as crt.sh answers it: `/?q=%.domain&output=json`, `%` being any text. A
/// log holds a certificate twice, as precertificate and as issued, unless `deduplicate=Y` is asked.
public final class CtKind implements SiteKind {
    private static final int ISSUER_CA_ID = 183267;
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Clock clock;

    public CtKind(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "ct";
    }

    @Override
    public Site build(WorldSite site, World world, Path workFolder) {
        site.read().allow();
        List<WorldCertificate> certificates =
                world.certificates().stream()
                        .sorted(Comparator.comparingLong(WorldCertificate::id).reversed())
                        .toList();
        return request -> answer(request, certificates);
    }

    private Reply answer(Request request, List<WorldCertificate> certificates) {
        if (!request.path().equals("/") && !request.path().equals("/json")) {
            return Reply.html(404, "<html><body>Not found</body></html>");
        }
        String organisation = request.parameter("O");
        String query = firstOf(request, "q", "Identity", "identity", "dNSName", "CN");
        if (query == null && organisation == null) {
            return Reply.html(
                    200, "<HTML><HEAD><TITLE>crt.sh | Certificate Search</TITLE></HEAD></HTML>");
        }
        if (!"json".equals(request.parameter("output")) && !request.path().equals("/json")) {
            return Reply.html(
                    200, "<HTML><HEAD><TITLE>crt.sh | " + "results</TITLE></HEAD></HTML>");
        }
        boolean once = "Y".equals(request.parameter("deduplicate"));
        boolean valid = "expired".equals(request.parameter("exclude"));
        List<Map<String, Object>> entries = new ArrayList<>();
        for (WorldCertificate certificate : certificates) {
            if (valid && certificate.notAfter().isBefore(clock.instant())) {
                continue;
            }
            Set<String> names = matching(certificate, query, organisation);
            if (!names.isEmpty()) {
                if (!once) {
                    entries.add(entry(certificate, names, certificate.id() * 2 + 1));
                }
                entries.add(entry(certificate, names, certificate.id() * 2));
            }
        }
        return Reply.json(200, entries);
    }

    private static @Nullable String firstOf(Request request, String... parameters) {
        for (String parameter : parameters) {
            String value = request.parameter(parameter);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return null;
    }

    /// Only the identities that match are told, as crt.sh does.
    private static Set<String> matching(
            WorldCertificate certificate, @Nullable String query, @Nullable String organisation) {
        Set<String> names = new TreeSet<>();
        if (query == null) {
            if (isLike(certificate.organisation(), organisation == null ? "" : organisation)) {
                names.addAll(certificate.names());
            }
            return names;
        }
        for (String name : certificate.names()) {
            if (isLike(name, query)) {
                names.add(name);
            }
        }
        return names;
    }

    /// SQL's ILIKE with `%` alone, in linear time.
    static boolean isLike(String value, String pattern) {
        String text = value.toLowerCase(Locale.ROOT);
        String[] pieces = pattern.toLowerCase(Locale.ROOT).split("%", -1);
        if (pieces.length == 1) {
            return text.equals(pieces[0]);
        }
        String last = pieces[pieces.length - 1];
        if (!text.startsWith(pieces[0]) || text.length() < pieces[0].length() + last.length()) {
            return false;
        }
        int at = pieces[0].length();
        for (int i = 1; i < pieces.length - 1; i++) {
            int found = text.indexOf(pieces[i], at);
            if (found < 0) {
                return false;
            }
            at = found + pieces[i].length();
        }
        return text.endsWith(last) && text.length() - last.length() >= at;
    }

    private static Map<String, Object> entry(
            WorldCertificate certificate, Set<String> names, long id) {
        Instant logged = certificate.notBefore().plus(Duration.ofHours(1));
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("issuer_ca_id", ISSUER_CA_ID);
        entry.put("issuer_name", certificate.issuer());
        entry.put("common_name", certificate.commonName());
        entry.put("name_value", String.join("\n", names));
        entry.put("id", id);
        entry.put("entry_timestamp", SECONDS.format(logged) + ".417");
        entry.put("not_before", SECONDS.format(certificate.notBefore()));
        entry.put("not_after", SECONDS.format(certificate.notAfter()));
        entry.put("serial_number", String.format(Locale.ROOT, "04%034x", certificate.id()));
        entry.put("result_count", names.size() + 1);
        return entry;
    }
}
