package io.bridgekeeper.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Everything that a stack started and that still runs, by its pid files alone, whatever it was. */
record RunningProcesses(List<PidFile> files) {

    static RunningProcesses of(Home home) {
        Path run = home.prepared().data().resolve("run");
        try (Stream<Path> all = Files.list(run)) {
            return new RunningProcesses(all.filter(file -> file.toString().endsWith(".pid"))
                    .map(PidFile::new)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PostgreSQL last: the others end in order only while it is there. */
    void stopAll() {
        files.stream().filter(file -> !isPostgres(file)).forEach(RunningProcesses::stop);
        files.stream().filter(RunningProcesses::isPostgres).forEach(RunningProcesses::stop);
    }

    private static boolean isPostgres(PidFile file) {
        return file.file().endsWith("postgres.pid");
    }

    private static void stop(PidFile file) {
        file.running().ifPresent(process -> Signals.stop(process, isPostgres(file) ? "INT" : "TERM"));
        file.forget();
    }
}
