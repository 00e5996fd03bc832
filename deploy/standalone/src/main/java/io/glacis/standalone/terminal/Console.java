package io.glacis.standalone.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/// Where a command prints. With `--json`, stdout carries exactly one JSON object and text goes to
/// stderr.
public final class Console {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;

    public Console(PrintStream out, PrintStream err, boolean json) {
        this.out = out;
        this.err = err;
        this.json = json;
    }

    /// The process's own streams.
    public static Console of(boolean json) {
        return new Console(System.out, System.err, json);
    }

    /// A line of the answer, for people.
    public void say(String line) {
        (json ? err : out).println(line);
    }

    /// A line about what is going on, for people.
    public void note(String line) {
        err.println(line);
    }

    /// Replaces the last line on a terminal; does not end it.
    public void redraw(String line) {
        err.print("\r\u001b[K" + line);
        err.flush();
    }

    /// Whether a person watches stderr on a terminal that can redraw a line; the script knows.
    public boolean isInteractive() {
        return Boolean.getBoolean("glacis.terminal");
    }

    /// The answer for programs; printed only with `--json`.
    public void answer(Object answer) {
        if (!json) {
            return;
        }
        try {
            out.println(JSON.writeValueAsString(answer));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
