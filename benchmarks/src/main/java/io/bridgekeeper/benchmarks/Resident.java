package io.bridgekeeper.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the five services hold of the machine's memory. */
final class Resident {

    private static final List<String> SERVICES =
            List.of("gateway", "paging-service", "roster-service", "access-service", "followup-service");

    private Resident() {}

    /** @return MiB together, as the kernel counts them: {@code VmRSS} */
    static long mebibytes(Path root) {
        long kibibytes = 0;
        for (String service : SERVICES) {
            kibibytes += ofProcess(pid(root.resolve(".bridgekeeper/up/run/" + service + ".pid")));
        }
        return Math.round(kibibytes / 1024.0);
    }

    private static String pid(Path file) {
        try {
            return Files.readString(file).strip().split("\\s+")[0];
        } catch (IOException e) {
            throw new IllegalStateException("There is no " + file + ". Mend: ./bridgekeeper up", e);
        }
    }

    private static long ofProcess(String pid) {
        try {
            return Files.readAllLines(Path.of("/proc", pid, "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            throw new IllegalStateException("The memory of process " + pid + " cannot be read", e);
        }
    }
}
