package io.glacis.range.control;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.glacis.range.web.Reply;
import io.glacis.range.web.Request;
import io.glacis.range.web.Site;
import io.glacis.range.world.WorldChange;
import io.glacis.range.world.WorldException;
import java.io.IOException;
import java.util.Map;

/// `GET /status`, `/counters`, `/truth`, `/labels`; `POST /reset`, `/mutate`. For tests and the
/// score, never for services.
public record ControlSite(Controlled range) implements Site {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What can be asked of a running Range.
    public interface Controlled {
        Object status();

        Object counters();

        Object truth();

        /// How ground truth names each planted credential: `[{label, mask, kind, name}]`.
        Object labels();

        void reset();

        /// What was changed, or an error that names the field.
        Object change(WorldChange change) throws IOException;
    }

    @Override
    public Reply answer(Request request) throws IOException {
        return switch (request.method() + " " + request.path()) {
            case "GET /status" -> Reply.json(200, range.status());
            case "GET /counters" -> Reply.json(200, range.counters());
            case "GET /truth" -> Reply.json(200, range.truth());
            case "GET /labels" -> Reply.json(200, range.labels());
            case "POST /reset" -> {
                range.reset();
                yield Reply.status(204);
            }
            case "POST /mutate" -> change(request);
            default -> Reply.json(404, Map.of("error", "no such operation"));
        };
    }

    private Reply change(Request request) {
        try {
            return Reply.json(200, range.change(WorldChange.read(JSON.readTree(request.body()))));
        } catch (WorldException | IOException e) {
            return Reply.json(400, Map.of("error", String.valueOf(e.getMessage())));
        }
    }
}
