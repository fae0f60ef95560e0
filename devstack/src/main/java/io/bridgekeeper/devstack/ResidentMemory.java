package io.bridgekeeper.devstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process holds in memory now, as the operating system counts it. */
final class ResidentMemory {
    private ResidentMemory() {}

    /**
     * @return MiB; 0 for a process that is gone
     */
    static long mebibytes(long pid) {
        return kibibytes(pid) / 1024;
    }

    private static long kibibytes(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try {
            return Files.exists(status)
                    ? Files.readAllLines(status).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> number(line.replaceAll("\\D", "")))
                            .sum()
                    : number(Command.of("ps", "-o", "rss=", "-p", Long.toString(pid))
                            .run()
                            .output()
                            .strip());
        } catch (IOException gone) {
            return 0;
        }
    }

    private static long number(String digits) {
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
    }
}
