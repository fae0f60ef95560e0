package io.bridgekeeper.devstack;

import java.util.List;

/** How a service's JVM is kept small and quick to start: the five together fit beside everything else on a laptop. */
final class ServiceJvm {
    /**
     * The optimizing compiler waits ten times as long before it takes up a method. Seven JVMs that start at once share
     * two cores, and by default spend half of a start on code that runs at the start only; what is hot under load
     * still gets there in its first seconds.
     */
    static final List<String> PATIENT_COMPILER = List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000");

    static final List<String> OPTIONS = List.of(
            "-Xms32m",
            "-Xmx96m",
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

    private ServiceJvm() {}
}
