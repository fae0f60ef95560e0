package io.bridgekeeper.planted.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file in the middle of deciding. */
class RunbookRule {

    String firstLine(String name) {
        try {
            return Files.readAllLines(Path.of(name)).getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
