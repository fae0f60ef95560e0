package io.bridgekeeper.devstack;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One process of a stack: started when it does not run, found again when it does. */
public final class Component {
    /** Long: Keycloak makes its tables at its first start; one that died meanwhile is noticed at once. */
    private static final Duration READY_WITHIN = Duration.ofMinutes(5);

    private static final int STARTS = 5;
    private static final long LONGEST_PAUSE_MILLIS = 250;

    private final Home home;
    private final Program program;

    Component(Home home, Program program) {
        this.home = home;
        this.program = program;
    }

    public String name() {
        return program.name();
    }

    public Path log() {
        return home.log(name());
    }

    public boolean running() {
        return pidFile().running().isPresent();
    }

    public OptionalLong pid() {
        return pidFile()
                .running()
                .map(process -> OptionalLong.of(process.pid()))
                .orElse(OptionalLong.empty());
    }

    Optional<Instant> startedAt() {
        return pidFile().running().flatMap(process -> process.info().startInstant());
    }

    List<NamedPort> ports() {
        return program.ports();
    }

    /**
     * Returns when it answers. Of several processes that ask at once, one starts it and the others wait.
     *
     * @return how long that took
     */
    public Duration start() {
        Instant begin = Instant.now();
        try (CrossProcessLock _ = CrossProcessLock.take(home.prepared().lockFile(name()))) {
            if (!pidFile().running().map(this::awaitReady).orElse(false)) {
                ports().forEach(PortCheck::free);
                program.prepare();
                launchUntilItStays();
            }
            program.afterReady();
        }
        return Duration.between(begin, Instant.now());
    }

    /** Fails where it does not end, not even when it is killed; then it stays known. */
    public void stop() {
        try (CrossProcessLock _ = CrossProcessLock.take(home.prepared().lockFile(name()))) {
            pidFile().running().ifPresent(process -> Signals.stop(process, program.stopSignal()));
            pidFile().forget();
        }
    }

    /** As a power cut would: no shutdown, no clean-up, not even of the pid file. */
    public void kill() {
        pidFile().running().ifPresent(Signals::kill);
    }

    /** A database that was killed refuses a new start until its orphaned workers are gone: worth a second try. */
    private void launchUntilItStays() {
        for (int start = 1; ; start++) {
            LogFile.rotate(log());
            pidFile().remember(program.command().launch(log(), pidFile()));
            Optional<ProcessHandle> process = pidFile().running();
            if (process.isPresent() && awaitReady(process.get())) {
                return;
            }
            pidFile().forget();
            if (start == STARTS || !program.mayFailToStartAfterACrash()) {
                throw new Fault(name() + " stopped while starting" + said());
            }
            Pause.millis(500);
        }
    }

    /**
     * @return false when the process died instead
     */
    private boolean awaitReady(ProcessHandle process) {
        Instant deadline = Instant.now().plus(READY_WITHIN);
        long pause = 20;
        while (!program.ready()) {
            if (!process.isAlive()) {
                return false;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new Fault(name() + " does not answer after " + READY_WITHIN.toSeconds() + " s" + said());
            }
            Pause.millis(pause);
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause + 10);
        }
        return true;
    }

    private String said() {
        return "; its log is " + log() + " and says:\n" + LogFile.complaint(log());
    }

    private PidFile pidFile() {
        return new PidFile(home.pidFile(name()));
    }
}
