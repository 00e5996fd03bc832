package io.glacis.standalone.terminal;

/// Ends a command with one clear sentence for the person who typed it.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private Refusal(int exitCode, String sentence) {
        this.exitCode = exitCode;
        super(sentence);
    }

    /// It ran, and something falls short.
    public static Refusal fellShort(String sentence) {
        return new Refusal(1, sentence);
    }

    /// The command line or an input is wrong.
    public static Refusal badInput(String sentence) {
        return new Refusal(2, sentence);
    }

    /// Something that is needed is not on this machine. The sentence says how to get it.
    public static Refusal missing(String sentence) {
        return new Refusal(3, sentence);
    }

    /// The exit code of the process.
    public int exitCode() {
        return exitCode;
    }
}
