package io.bridgekeeper.devstack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program with its arguments, as the operating system takes it.
 *
 * @param environment added to that of this process
 */
record Command(List<String> words, Map<String, String> environment) {

    static Command of(String... words) {
        return new Command(List.of(words), Map.of());
    }

    /** How one short run ended; the output holds what was written to both streams. */
    record Result(int exitCode, String output) {
        boolean ok() {
            return exitCode == 0;
        }
    }

    /** Runs to the end. Exit code 127 where there is no such program. */
    Result run() {
        try {
            ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes());
            return new Result(process.waitFor(), output);
        } catch (IOException noSuchProgram) {
            return new Result(127, String.valueOf(noSuchProgram.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("Interrupted.", e);
        }
    }

    /**
     * Starts a process that outlives this one: in a process group of its own, so that Ctrl-C at the terminal does
     * not reach it, deaf to hang-ups, its output appended to the log.
     *
     * <p>Who starts it may be ended at any moment, so the shell in between, which Ctrl-C does not end, notes the
     * process first of all, its start to the second.
     *
     * @return its process id
     */
    long launch(Path log, PidFile pidFile) {
        List<String> detached = new ArrayList<>(List.of("bash", "-c", """
                trap : INT
                set -m
                nohup "$@" </dev/null >>"$DEVSTACK_LOG" 2>&1 &
                printf '%s %s000\n' $! "$(date +%s)" >"$DEVSTACK_PID.new" && mv "$DEVSTACK_PID.new" "$DEVSTACK_PID"
                echo $!""", "devstack"));
        detached.addAll(words);
        Map<String, String> places = new HashMap<>(environment);
        places.put("DEVSTACK_LOG", log.toString());
        places.put("DEVSTACK_PID", pidFile.file().toString());
        Result result = new Command(detached, places).run();
        String pid = result.output().strip();
        if (!result.ok() || !pid.matches("\\d+")) {
            throw new Fault("Could not start " + words.getFirst() + ": " + pid);
        }
        return Long.parseLong(pid);
    }
}
