package io.bridgekeeper.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Logs of components: one file of the present run and one of the run before. */
final class LogFile {
    private LogFile() {}

    static void rotate(Path log) {
        try {
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a log says about a failed start, in a few lines that fit a screen. */
    static String complaint(Path log) {
        try {
            return LogComplaint.of(Files.readString(log).lines().toList());
        } catch (IOException e) {
            return "(nothing)";
        }
    }

    static boolean contains(Path log, String text) {
        try {
            return Files.readString(log).contains(text);
        } catch (IOException notYet) {
            return false;
        }
    }
}
