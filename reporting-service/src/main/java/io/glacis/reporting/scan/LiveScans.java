package io.glacis.reporting.scan;

import io.glacis.contracts.TenantId;
import io.glacis.reporting.scan.ScanView.State;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Live events of scans. An event is thin (the scan moved) and its id is the scan's version, so a
/// browser that comes back says what it has seen and is told if there is more.
@ApplicationScoped
class LiveScans {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final int LOOKS_PER_HEARTBEAT = 30;
    // a stream ends after an hour; the browser comes back with its last id and its session is
    // checked
    private static final long LOOKS_MAX = 7_200;

    private final Scans scans;
    private final Sse sse;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    LiveScans(Scans scans, Sse sse) {
        this.scans = scans;
        this.sse = sse;
    }

    /// Events from what was last seen until the scan is complete.
    Multi<OutboundSseEvent> follow(TenantId tenant, String scan, @Nullable String lastEventId) {
        Follower follower = new Follower(tenant, scan, seen(lastEventId));
        return Multi.createFrom()
                .ticks()
                .every(LOOK_EVERY)
                .onOverflow()
                .drop()
                .select()
                .first(LOOKS_MAX)
                .emitOn(threads, 1)
                .onItem()
                .transformToMultiAndConcatenate(
                        look -> Multi.createFrom().iterable(follower.look(look)))
                .select()
                .first(Optional::isPresent)
                .map(Optional::orElseThrow);
    }

    private static long seen(@Nullable String lastEventId) {
        try {
            return lastEventId == null ? 0 : Long.parseLong(lastEventId.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /// One browser's place in one scan.
    private final class Follower {
        private final TenantId tenant;
        private final String scan;
        private long seen;

        Follower(TenantId tenant, String scan, long seen) {
            this.tenant = tenant;
            this.scan = scan;
            this.seen = seen;
        }

        /// What is new; empty stands for the end.
        List<Optional<OutboundSseEvent>> look(long look) {
            ScanView now = scans.get(tenant, scan);
            if (now.state() == State.COMPLETED) {
                return List.of(Optional.of(event("completed", now)), Optional.empty());
            }
            if (now.version() > seen) {
                seen = now.version();
                return List.of(Optional.of(event("progressed", now)));
            }
            return look % LOOKS_PER_HEARTBEAT == 0
                    ? List.of(Optional.of(sse.newEventBuilder().comment("heartbeat").build()))
                    : List.of();
        }

        private OutboundSseEvent event(String name, ScanView now) {
            return sse.newEventBuilder()
                    .name(name)
                    .id(Long.toString(now.version()))
                    .mediaType(MediaType.APPLICATION_JSON_TYPE)
                    .data(new Moved(now.id(), now.version()))
                    .build();
        }
    }

    /// That a scan moved.
    record Moved(String scan, long version) {}
}
