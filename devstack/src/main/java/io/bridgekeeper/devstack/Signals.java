package io.bridgekeeper.devstack;

import java.time.Duration;
import java.time.Instant;

/** Ends processes; asked first, then told. */
final class Signals {
    private static final Duration GRACE = Duration.ofSeconds(25);

    private Signals() {}

    static void stop(ProcessHandle process, String signal) {
        send(process, signal);
        if (!gone(process, GRACE)) {
            kill(process);
        }
    }

    static void kill(ProcessHandle process) {
        send(process, "KILL");
        gone(process, Duration.ofSeconds(5));
    }

    private static void send(ProcessHandle process, String signal) {
        Command.of("kill", "-" + signal, Long.toString(process.pid())).run();
    }

    private static boolean gone(ProcessHandle process, Duration within) {
        Instant deadline = Instant.now().plus(within);
        while (process.isAlive()) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            Pause.millis(20);
        }
        return true;
    }
}
