package io.glacis.investigation.context;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Comparator;
import java.util.Optional;

/// Reads Maven's settings: a `server` is joined by its id to the address of a mirror or repository.
///
/// Read as text, not as XML: found files are often cut, and an XML parser is a way in.
final class MavenServers {
    private static final int ELEMENT_MAX = 8_192;
    private static final String PLACES =
            "(?:mirror|repository|pluginRepository|snapshotRepository)";
    private static final Pattern ID =
            Pattern.compile("<id>\\s{0,20}([^<\\s]{1,200})\\s{0,20}</id>");
    private static final Pattern USER =
            Pattern.compile("<username>\\s{0,20}([^<\\s]{1,100})\\s{0,20}</username>");
    private static final Pattern PLACE =
            Pattern.compile("(?s)<" + PLACES + ">(.{1,900}?)</" + PLACES + ">");

    private MavenServers() {}

    /// The context of what stands at `at`, when that is inside a `server` element.
    static Optional<Context> at(String text, int at) {
        int start = text.lastIndexOf("<server>", at);
        int end = text.indexOf("</server>", at);
        boolean isInside =
                start >= 0
                        && end >= 0
                        && end - start <= ELEMENT_MAX
                        && text.indexOf("</server>", start) == end;
        if (!isInside) {
            return Optional.empty();
        }
        String server = text.substring(start, end);
        Matcher user = USER.matcher(server);
        String name = user.find() ? user.group(1) : null;
        Matcher id = ID.matcher(server);
        HostMention place = id.find() ? placeOf(text, id.group(1)).orElse(null) : null;
        return Optional.of(
                place == null
                        ? new Context(null, name, null)
                        : new Context(place.host(), name, place.repository().orElse(null)));
    }

    private static Optional<HostMention> placeOf(String text, String id) {
        Matcher places = PLACE.matcher(text);
        while (places.find()) {
            Matcher found = ID.matcher(places.group(1));
            if (found.find() && found.group(1).equals(id)) {
                return HostMention.in(places.group(1)).stream()
                        .min(Comparator.comparingInt(HostMention::start));
            }
        }
        return Optional.empty();
    }
}
