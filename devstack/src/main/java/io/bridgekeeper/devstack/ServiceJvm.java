package io.bridgekeeper.devstack;

import java.util.ArrayList;
import java.util.List;

/** How a service's JVM is kept small and quick to start: the five together fit beside everything else on a laptop. */
final class ServiceJvm {
    /**
     * Without the optimizing compiler: what it spends is taken from the work of eight JVMs on two cores. Only where it
     * pays, on the way from a signal to a page, it is left on.
     */
    static final String QUICK_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

    private static final List<String> OPTIONS = List.of(
            "-Xms32m",
            "-XX:MaxMetaspaceSize=192m",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:MaxDirectMemorySize=64m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            // Compiling and class loading at the start leave some 35 MiB of freed memory with malloc: given back.
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:TrimNativeHeapInterval=2000",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** For most services; what grows older than a request is little. */
    private static final List<String> HEAP = List.of("-Xmx96m");

    /**
     * On the way from a signal to a page a full collection is a pause that a hundred pages wait through. With much room
     * for what is young, next to nothing of a page outlives it.
     */
    private static final List<String> HOT_HEAP = List.of("-Xmx144m", "-Xmn64m");

    /** The same, and room for 5,000 listeners of the stream, of which each keeps some 20 KiB. It grows only with them. */
    private static final List<String> GATEWAY_HEAP = List.of("-Xmx256m", "-Xmn64m");

    private ServiceJvm() {}

    static List<String> options(Service service) {
        List<String> options = new ArrayList<>(OPTIONS);
        options.addAll(service == Service.GATEWAY ? GATEWAY_HEAP : service.onHotPath() ? HOT_HEAP : HEAP);
        if (!service.onHotPath()) {
            options.add(QUICK_COMPILER_ONLY);
        }
        return options;
    }
}
