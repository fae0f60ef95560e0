package io.bridgekeeper.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/** Remembers a process over the end of the one that started it. */
record PidFile(Path file) {

    /** The remembered process if it still runs; never another one that got its number. */
    Optional<ProcessHandle> running() {
        return remembered()
                .flatMap(identity -> ProcessHandle.of(identity.pid())
                        .filter(ProcessHandle::isAlive)
                        .filter(process -> process.info()
                                .startInstant()
                                .map(startedAt -> identity.isThatOf(process.pid(), startedAt))
                                .orElse(false)));
    }

    Optional<ProcessIdentity> remembered() {
        try {
            return ProcessIdentity.read(Files.readString(file));
        } catch (NoSuchFileException never) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remember(long pid) {
        Instant startedAt = ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .orElse(Instant.EPOCH);
        Path half = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(half, new ProcessIdentity(pid, startedAt).written());
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
