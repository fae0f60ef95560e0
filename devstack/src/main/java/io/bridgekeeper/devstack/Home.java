package io.bridgekeeper.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where one stack keeps its data, and on which ports it listens.
 *
 * @param root folder of the repository
 * @param data folder of this stack's data, logs and pid files
 */
public record Home(Path root, Path data, Ports ports) {

    /** The platform that {@code ./bridgekeeper up} starts. */
    static Home up(Path root) {
        return of(root, "up", System.getenv("BRIDGEKEEPER_PORT_BASE"), Ports.UP);
    }

    /** The stack that all tests share; it stays running between them. */
    static Home test(Path root) {
        return of(root, "test", System.getenv("BRIDGEKEEPER_TEST_PORT_BASE"), Ports.TEST);
    }

    private static Home of(Path root, String name, String portBase, int otherwise) {
        Path data = root.resolve(".bridgekeeper").resolve(name);
        return new Home(root, data, new PortBase(data).resolve(portBase, otherwise));
    }

    boolean isTest() {
        return data.endsWith("test");
    }

    /** Unpacked programs, shared by all stacks. */
    Path cache() {
        return root.resolve(".bridgekeeper/cache");
    }

    /** What the build of this module left to run. */
    Path built() {
        return root.resolve("devstack/target");
    }

    Path log(String name) {
        return data.resolve("log").resolve(name + ".log");
    }

    Path pidFile(String name) {
        return data.resolve("run").resolve(name + ".pid");
    }

    Path lockFile(String name) {
        return data.resolve("run").resolve(name + ".lock");
    }

    Home prepared() {
        try {
            Files.createDirectories(data.resolve("log"));
            Files.createDirectories(data.resolve("run"));
            Files.createDirectories(cache());
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From the setting that the build gives to its tests, else the nearest folder above that holds the start script. */
    static Path findRoot() {
        String setting = System.getProperty("bridgekeeper.root");
        if (setting != null && !setting.isBlank()) {
            return Path.of(setting).toAbsolutePath().normalize();
        }
        Path here = Path.of(System.getProperty("user.dir")).toAbsolutePath().normalize();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("devstack")) && Files.isRegularFile(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        throw new Fault("No Bridgekeeper repository at or above " + here + ": run this from inside one.");
    }
}
