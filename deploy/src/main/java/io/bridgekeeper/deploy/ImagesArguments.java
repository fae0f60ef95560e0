package io.bridgekeeper.deploy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the caller asked of {@link Images}.
 *
 * @param createdAt  from SOURCE_DATE_EPOCH, as reproducible builds agree on; the epoch where that is not set
 */
record ImagesArguments(
        List<String> services,
        Path root,
        Path out,
        BaseImage base,
        String prefix,
        String version,
        String architecture,
        Instant createdAt,
        boolean offline,
        boolean help) {

    static final String HELP = """
            Usage: images [option...] [service...]
            Writes the container images of packaged services (all five, or those named) to tars. Needs no container engine.

              --base IMAGE    base image with a Java 25 runtime: of a registry, tar://FILE as docker save
                              writes it, or scratch                           (eclipse-temurin:25-jre)
              --prefix NAME   registry and folder of the image's name         (bridgekeeper)
              --version TAG   tag of the image                                (the project's version)
              --arch ARCH     amd64 or arm64                                  (amd64)
              --root DIR      the repository                                  (the current folder)
              --out DIR       where the tars go                               (<root>/deploy/target/images)
              --offline       ask no registry: the base is scratch, a tar or was fetched before
              --help          this text

            A registry's login is that of docker login or podman login.
            SOURCE_DATE_EPOCH, in seconds, is the images' creation time; without it they are from 1970.
            Load one with: docker load --input deploy/target/images/gateway.tar""";

    private static final List<String> VALUED = List.of("--base", "--prefix", "--version", "--arch", "--root", "--out");
    private static final List<String> FLAGS = List.of("--offline", "--help");

    /** @throws IllegalArgumentException naming the argument that makes no sense */
    static ImagesArguments parse(
            List<String> arguments, String projectVersion, Map<String, String> environment, Path home) {
        Map<String, String> options = new HashMap<>();
        List<String> services = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (FLAGS.contains(argument)) {
                options.put(argument, "");
            } else if (VALUED.contains(argument) && i + 1 < arguments.size()) {
                options.put(argument, arguments.get(++i));
            } else if (Images.SERVICES.contains(argument)) {
                services.add(argument);
            } else {
                throw new IllegalArgumentException("Not understood: " + argument);
            }
        }
        String architecture = options.getOrDefault("--arch", "amd64");
        if (!List.of("amd64", "arm64").contains(architecture)) {
            throw new IllegalArgumentException("Not an architecture: " + architecture);
        }
        Path root = Path.of(options.getOrDefault("--root", ""));
        return new ImagesArguments(
                services.isEmpty() ? Images.SERVICES : List.copyOf(services),
                root,
                options.containsKey("--out") ? Path.of(options.get("--out")) : root.resolve("deploy/target/images"),
                BaseImage.of(options.getOrDefault("--base", "eclipse-temurin:25-jre"), environment, home),
                options.getOrDefault("--prefix", "bridgekeeper"),
                options.getOrDefault("--version", projectVersion),
                architecture,
                Instant.ofEpochSecond(Long.parseLong(environment.getOrDefault("SOURCE_DATE_EPOCH", "0"))),
                options.containsKey("--offline"),
                options.containsKey("--help"));
    }
}
