package io.glacis.reporting.page;

import io.glacis.reporting.keys.ServerKey;
import io.glacis.reporting.page.Page.Place;
import io.glacis.reporting.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Page tokens: the place in the order and the query it belongs to, signed, so that nobody reads on
/// from a place that we did not give, or with another filter.
@ApplicationScoped
public class PageTokens {
    private static final int LIMIT_DEFAULT = 50;
    private static final int DIGITS_MAX = 9;
    private static final int SIGNATURE_BYTES = 16;
    private static final int TOKEN_LENGTH_MAX = 8_192;

    private final ServerKey key;

    PageTokens(ServerKey key) {
        this.key = key;
    }

    /// The page that the parameters ask for.
    ///
    /// @param query names the list and everything that narrows or orders it
    public Paging paging(
            @Nullable String limit, @Nullable String token, List<@Nullable String> query) {
        int rows = limit == null ? LIMIT_DEFAULT : rows(limit);
        String text = query.toString();
        return new Paging(rows, token == null ? null : verify(text, token), text, this);
    }

    private static int rows(String limit) {
        if (limit.length() <= DIGITS_MAX && limit.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int rows = limit.isEmpty() ? 0 : Integer.parseInt(limit);
            if (rows >= 1 && rows <= Paging.LIMIT_MAX) {
                return rows;
            }
        }
        throw ProblemException.invalidParameter("limit", "must be 1.." + Paging.LIMIT_MAX);
    }

    String sign(String query, Place last) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(last.sort());
            out.writeUTF(last.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] place = bytes.toByteArray();
        bytes.writeBytes(signature(query, place));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    private Place verify(String query, String token) {
        try {
            byte[] bytes =
                    Base64.getUrlDecoder().decode(token.length() > TOKEN_LENGTH_MAX ? "" : token);
            int split = Math.max(0, bytes.length - SIGNATURE_BYTES);
            byte[] place = Arrays.copyOf(bytes, split);
            byte[] given = Arrays.copyOfRange(bytes, split, bytes.length);
            if (MessageDigest.isEqual(given, signature(query, place))) {
                DataInputStream in = new DataInputStream(new ByteArrayInputStream(place));
                return new Place(in.readUTF(), in.readUTF());
            }
        } catch (IllegalArgumentException | IOException e) {
            throw refused();
        }
        throw refused();
    }

    private static ProblemException refused() {
        return ProblemException.invalidParameter(
                "page_token", "is not a token of this list, or the filter or sort has changed");
    }

    private byte[] signature(String query, byte[] place) {
        return Arrays.copyOf(
                key.mac("page-token/1", query.getBytes(StandardCharsets.UTF_8), place),
                SIGNATURE_BYTES);
    }
}
