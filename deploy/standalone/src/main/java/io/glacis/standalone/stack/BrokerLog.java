package io.glacis.standalone.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Sends what Kafka logs inside this process to a file of bounded size.
final class BrokerLog {
    private static final int BYTES_MAX = 8 * 1024 * 1024;
    private static final int FILES = 2;

    private BrokerLog() {}

    static void to(Path file) {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        try {
            Handler handler = new FileHandler(file.toString(), BYTES_MAX, FILES, true);
            handler.setFormatter(new SimpleFormatter());
            root.addHandler(handler);
            root.setLevel(Level.WARNING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
