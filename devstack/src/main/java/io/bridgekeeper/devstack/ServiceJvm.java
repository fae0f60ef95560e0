package io.bridgekeeper.devstack;

import java.util.List;

/** How a service's JVM is kept small: the five together fit beside everything else on a laptop. */
final class ServiceJvm {
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
