package io.bridgekeeper.benchmarks;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * Where and of what the figures are.
 *
 * @param load    the one-minute load average before the run; below 0 where the system has none
 * @param commit  of the repository; {@code unknown} outside of one
 * @param floor   what the machine gave just before
 */
record Machine(
        int cores,
        long memoryGiB,
        String system,
        String java,
        double load,
        String commit,
        Instant at,
        Optional<Floor> floor) {

    static Machine here(Path root) {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                Math.round(system.getTotalMemorySize() / (double) (1L << 30)),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("java.vendor") + " " + System.getProperty("java.version"),
                system.getSystemLoadAverage(),
                commit(root),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                Optional.empty());
    }

    Machine on(Floor measured) {
        return new Machine(cores, memoryGiB, system, java, load, commit, at, Optional.of(measured));
    }

    JsonObject json() {
        JsonObject json = new JsonObject()
                .put("cores", cores)
                .put("memoryGiB", memoryGiB)
                .put("system", system)
                .put("java", java)
                .put("loadAverageBefore", load)
                .put("commit", commit)
                .put("at", at.toString());
        floor.ifPresent(measured -> json.put("floor", measured.json()));
        return json;
    }

    String words() {
        String words = String.format(
                Locale.ROOT,
                "%d cores, %d GiB, %s, %s; load average before %.2f; commit %s; %s",
                cores,
                memoryGiB,
                system,
                java,
                load,
                commit,
                at);
        return words + floor.map(measured -> ";\n" + measured.words()).orElse("");
    }

    private static String commit(Path root) {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--exclude=*")
                    .directory(root.toAbsolutePath().toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return said.isEmpty() ? "unknown" : said;
        } catch (IOException e) {
            return "unknown";
        }
    }
}
