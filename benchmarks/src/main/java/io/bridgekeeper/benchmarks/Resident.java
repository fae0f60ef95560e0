package io.bridgekeeper.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the five services hold of the machine's memory. */
final class Resident {

    private static final List<String> SERVICES =
            List.of("gateway", "paging-service", "roster-service", "access-service", "followup-service");

    /** A line for each generation of the serial collector, which is the gateway's; the spaces within them do not count. */
    private static final Pattern USED = Pattern.compile("(?:DefNew|Tenured)\\s+total \\d+K, used (\\d+)K");

    private Resident() {}

    /** @return MiB together, as the kernel counts them: {@code VmRSS} */
    static long mebibytes(Path root) {
        long kibibytes = 0;
        for (String service : SERVICES) {
            kibibytes += ofProcess(pid(root.resolve(".bridgekeeper/up/run/" + service + ".pid")));
        }
        return Math.round(kibibytes / 1024.0);
    }

    /** @return MiB of the gateway alone, counted as above */
    static double ofGateway(Path root) {
        return ofProcess(gateway(root)) / 1024.0;
    }

    /** @return MiB of the gateway's heap that are in use once it was collected */
    static double heapOfGateway(Path root) {
        String pid = gateway(root);
        jcmd(pid, "GC.run");
        Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
        double kibibytes = 0;
        while (used.find()) {
            kibibytes += Double.parseDouble(used.group(1));
        }
        return kibibytes / 1024.0;
    }

    private static String gateway(Path root) {
        return pid(root.resolve(".bridgekeeper/up/run/gateway.pid"));
    }

    private static String jcmd(String pid, String command) {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            pid,
                            command)
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("The heap of process " + pid + " cannot be looked at", e);
        }
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
