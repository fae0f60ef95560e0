package io.bridgekeeper.housestyle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A throw-away checkout with our real root POM and one planted project, so that nothing is written here.
 *
 * <p>It needs nothing of ours installed, and no network for what the build that runs this has already used.
 */
final class PlantedBuild {

    /**
     * What Maven said.
     *
     * @param exitCode 0 where the build passed
     * @param output   standard output and error as they came
     */
    record Outcome(int exitCode, String output) {}

    private static final Path ROOT = Path.of(System.getProperty("bridgekeeper.root", ".."));
    private static final Path PLANTED = Path.of("src/test/planted");

    private static final String QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

    private final Path checkout;
    private final String version;

    PlantedBuild(Path checkout) throws IOException {
        this.checkout = checkout;
        Files.copy(ROOT.resolve("pom.xml"), checkout.resolve("pom.xml"));
        this.version = VERSION.matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        copyTree(ROOT.resolve(".mvn"), checkout.resolve(".mvn"));
    }

    /** Runs Maven on {@code src/test/planted/<name>}, with our version for its {@code @version@}. */
    Outcome run(String name, String... arguments) throws IOException, InterruptedException {
        Path project = checkout.resolve("planted").resolve(name);
        copyTree(PLANTED.resolve(name), project);
        Path pom = project.resolve("pom.xml");
        Files.writeString(pom, Files.readString(pom).replace("@version@", version));
        return maven(project, arguments);
    }

    /** Runs Maven on a real module's POM after a change to it, without the module's sources. */
    Outcome runChanged(String module, UnaryOperator<String> change, String... arguments)
            throws IOException, InterruptedException {
        Path project = Files.createDirectories(checkout.resolve(module));
        String pom = Files.readString(ROOT.resolve(module).resolve("pom.xml"));
        Files.writeString(project.resolve("pom.xml"), change.apply(pom));
        return maven(project, arguments);
    }

    private Outcome maven(Path project, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ROOT.resolve("mvnw").toAbsolutePath().toString(),
                "-B",
                "-ntp",
                "-f",
                project.resolve("pom.xml").toString()));
        Optional.ofNullable(System.getProperty("maven.repo.local"))
                .ifPresent(repository -> command.add("-Dmaven.repo.local=" + repository));
        command.addAll(List.of(arguments));
        Path log = project.resolve("maven.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().merge("MAVEN_OPTS", QUICK_START, (own, ours) -> own + " " + ours);
        Process maven = builder.start();
        if (!maven.waitFor(2, TimeUnit.MINUTES)) {
            maven.descendants().forEach(ProcessHandle::destroyForcibly);
            maven.destroyForcibly();
            throw new IllegalStateException("Maven did not end within 2 minutes:\n" + Files.readString(log));
        }
        return new Outcome(maven.exitValue(), Files.readString(log));
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            paths.forEach(path -> copy(path, to.resolve(from.relativize(path).toString())));
        }
    }

    private static void copy(Path from, Path to) {
        try {
            if (Files.isDirectory(from)) {
                Files.createDirectories(to);
            } else {
                Files.copy(from, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
