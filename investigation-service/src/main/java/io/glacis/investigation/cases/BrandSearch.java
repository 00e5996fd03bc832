package io.glacis.investigation.cases;

import io.glacis.contracts.AssetKind;
import io.glacis.contracts.Hostname;
import io.glacis.investigation.brand.WatchedBrand;
import io.glacis.investigation.context.Context;
import io.glacis.investigation.context.ContextBinder;
import io.glacis.investigation.context.Mentions;
import io.glacis.investigation.secrets.Detector;
import io.glacis.investigation.secrets.Find;
import io.glacis.investigation.secrets.HostUse;
import io.glacis.investigation.secrets.RulePack;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds in a text the secrets that are a brand's.
///
/// A secret with a host beside it is the brand's if the host is. One without is the brand's if the
/// text is the brand's own, or speaks of the brand's domain.
@ApplicationScoped
public class BrandSearch {
    private static final int WINDOW = 1 << 20;
    private static final int OVERLAP = 1 << 16;
    private static final int SNIFFED = 8_192;

    private final Detector detector = new Detector(RulePack.shipped());
    private final InstantSource clock;

    public BrandSearch() {
        this(InstantSource.system());
    }

    BrandSearch(InstantSource clock) {
        this.clock = clock;
    }

    /// A text and where it stands.
    ///
    /// @param own the brand's own asset that the text is content of; null for other people's texts
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Text(
            byte[] bytes,
            String source,
            String path,
            @Nullable String commit,
            @Nullable String author,
            @Nullable Instant writtenAt,
            @Nullable Own own) {}

    /// An asset of the brand.
    public record Own(AssetKind kind, String value) {}

    /// Gives the address that shows a line.
    public interface Permalink {
        String at(int line);
    }

    /// The brand's secrets in the text. Binary content has none.
    public List<Sighting> in(WatchedBrand brand, Text text, Permalink permalink) {
        byte[] bytes = text.bytes();
        if (isBinary(bytes)) {
            return List.of();
        }
        List<Sighting> sightings = new ArrayList<>();
        int lineBefore = 1;
        for (int from = 0; from == 0 || from + OVERLAP < bytes.length; from += WINDOW - OVERLAP) {
            int to = Math.min(bytes.length, from + WINDOW);
            byte[] window =
                    from == 0 && to == bytes.length ? bytes : Arrays.copyOfRange(bytes, from, to);
            int begin = from == 0 ? 0 : OVERLAP / 2;
            int end = to == bytes.length ? Integer.MAX_VALUE : window.length - OVERLAP / 2;
            search(brand, text, window, begin, end, lineBefore, permalink, sightings);
            lineBefore += newlines(window, Math.min(window.length, WINDOW - OVERLAP));
        }
        return sightings;
    }

    /// Finds that begin at `begin` to before `end`; the others belong to the windows beside.
    private void search(
            WatchedBrand brand,
            Text text,
            byte[] window,
            int begin,
            int end,
            int lineBefore,
            Permalink permalink,
            List<Sighting> sightings) {
        List<Find> finds =
                detector.scan(window, text.path(), clock.instant()).stream()
                        .filter(find -> find.span().start() >= begin && find.span().start() < end)
                        .toList();
        if (finds.isEmpty()) {
            return;
        }
        ContextBinder binder = new ContextBinder(window);
        List<Hostname> mentioned =
                Mentions.of(new String(window, StandardCharsets.ISO_8859_1), brand.domains());
        for (Find find : finds) {
            int line = lineBefore + newlines(window, find.span().start());
            owned(brand, text, binder.bind(find), find, mentioned)
                    .map(owned ->
                            new Sighting(
                                    find.family(),
                                    find.secret(),
                                    find.judgement(),
                                    owned.context(),
                                    place(text, owned.on(), line, permalink)))
                    .ifPresent(sightings::add);
        }
    }

    private record Owned(Context context, Own on) {}

    private static Optional<Owned> owned(
            WatchedBrand brand, Text text, Context context, Find find, List<Hostname> mentioned) {
        Hostname host = find.hostUse() == HostUse.NONE ? null : context.host();
        if (host != null && brand.owns(host)) {
            Own on =
                    text.own() == null
                            ? new Own(AssetKind.REGISTERED_DOMAIN, brand.domainOf(host).text())
                            : text.own();
            return Optional.of(new Owned(context, on));
        }
        boolean isOthers = host != null && (text.own() == null || find.host() != null);
        if (isOthers || find.hostUse() == HostUse.NEEDED) {
            return Optional.empty();
        }
        Context hostless = new Context(null, context.user(), context.repository());
        if (text.own() != null) {
            return Optional.of(new Owned(hostless, text.own()));
        }
        return mentioned.stream()
                .findFirst()
                .map(domain ->
                        new Owned(hostless, new Own(AssetKind.REGISTERED_DOMAIN, domain.text())));
    }

    private static Place place(Text text, Own on, int line, Permalink permalink) {
        return new Place(
                text.source(),
                permalink.at(line),
                text.path(),
                line,
                text.commit(),
                text.author(),
                text.writtenAt(),
                on.kind(),
                on.value());
    }

    private static boolean isBinary(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, SNIFFED); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static int newlines(byte[] bytes, int to) {
        int count = 0;
        for (int i = 0; i < to; i++) {
            count += bytes[i] == '\n' ? 1 : 0;
        }
        return count;
    }
}
