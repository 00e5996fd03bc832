package io.glacis.assessment.evidence;

import java.util.Map;
import java.util.TreeMap;

/// One exchange as evidence: what was asked, and the part of the answer that proves something.
///
/// The body is written by the check from what it understood, never copied whole: it holds no
/// secret, no nonce and no time, so unchanged content gives unchanged evidence.
public record Exhibit(
        String method, String url, int status, Map<String, String> headers, String body) {
    private static final int BODY_LENGTH_MAX = 8_192;

    public Exhibit {
        headers = new TreeMap<>(headers);
        body = body.length() <= BODY_LENGTH_MAX ? body : body.substring(0, BODY_LENGTH_MAX) + "…";
    }
}
