package io.bridgekeeper.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileIT {
    @TempDir
    private Path folder;

    @Test
    void findsItsProcessAgainAndNoLongerOnceItIsKilled() {
        PidFile file = new PidFile(folder.resolve("sleeper.pid"));
        long pid = Command.of("sleep", "60").launch(folder.resolve("sleeper.log"), file);

        // Noted by the shell in between already, should whoever starts it be ended now.
        assertThat(file.running()).map(ProcessHandle::pid).contains(pid);
        file.remember(pid);
        assertThat(file.running()).map(ProcessHandle::pid).contains(pid);

        file.running().ifPresent(Signals::kill);

        assertThat(file.running()).isEmpty();
    }

    /** The number of a living process, of another start: as after a reboot. */
    @Test
    void leavesAStrangerWithTheSameNumberAlone() throws IOException {
        PidFile file = new PidFile(folder.resolve("stranger.pid"));
        long own = ProcessHandle.current().pid();
        Files.writeString(file.file(), new ProcessIdentity(own, Instant.parse("2020-01-01T00:00:00Z")).written());

        assertThat(file.running()).isEmpty();
    }

    @Test
    void knowsNobodyWithoutAFile() {
        assertThat(new PidFile(folder.resolve("none.pid")).running()).isEmpty();
    }
}
