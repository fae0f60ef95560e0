package io.bridgekeeper.devstack;

import java.nio.file.Path;

/** The JVM that runs this runs the others too. */
final class JavaProgram {
    private JavaProgram() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
