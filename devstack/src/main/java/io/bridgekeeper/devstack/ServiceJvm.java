package io.bridgekeeper.devstack;

import java.util.List;

/** How a service's JVM is kept small and quick to start: the five together fit beside everything else on a laptop. */
final class ServiceJvm {
    /**
     * Without the optimizing compiler. Eight JVMs share two cores here, and what it spends on them is taken from their
     * work: in single runs of a few minutes, hooks and notices were faster without it. Not measured for longer runs. A
     * deployment with cores of its own leaves this out.
     */
    static final String QUICK_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

    static final List<String> OPTIONS = List.of(
            "-Xms32m",
            "-Xmx96m",
            "-XX:MaxMetaspaceSize=192m",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:MaxDirectMemorySize=64m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            QUICK_COMPILER_ONLY,
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            // Compiling and class loading at the start leave some 35 MiB of freed memory with malloc: given back.
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:TrimNativeHeapInterval=2000",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private ServiceJvm() {}
}
