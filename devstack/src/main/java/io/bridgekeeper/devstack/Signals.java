package io.bridgekeeper.devstack;

import java.time.Duration;
import java.time.Instant;

/** Ends processes; asked first, then told. */
final class Signals {
    private static final Duration GRACE = Duration.ofSeconds(25);

    private Signals() {}

    /** Fails where the process is still there at the end. */
    static void stop(ProcessHandle process, String signal) {
        send(process, signal);
        if (!gone(process, GRACE)) {
            kill(process);
        }
    }

    /** Fails where the process is still there at the end. */
    static void kill(ProcessHandle process) {
        String answer = send(process, "KILL");
        if (!gone(process, Duration.ofSeconds(5))) {
            throw new Fault("Process %d does not end, not even killed%s"
                    .formatted(process.pid(), answer.isEmpty() ? "." : ": " + answer));
        }
    }

    private static String send(ProcessHandle process, String signal) {
        return Command.of("kill", "-" + signal, Long.toString(process.pid()))
                .run()
                .output()
                .strip();
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
