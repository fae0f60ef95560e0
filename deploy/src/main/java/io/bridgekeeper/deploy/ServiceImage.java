package io.bridgekeeper.deploy;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One service as a container image: its packaged folder in layers, the seldom changing ones first.
 *
 * <p>The same folder, version and creation time give the same bytes, wherever and whenever they are built.
 *
 * @param name         module name, for example {@code paging-service}; the image is {@code <prefix>/<name>:<version>}
 * @param application  Quarkus' fast-jar folder, {@code target/quarkus-app}
 * @param createdAt    what the image says of its age; nothing reads the clock
 */
record ServiceImage(String name, Path application, String prefix, String version, Instant createdAt) {

    /** Without a shell to pass options to, the JVM takes them from here; a deployment may set its own. */
    static final String JAVA_OPTIONS = "-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError";

    static final String USER = "10001:10001";
    private static final int PORT = 8080;
    private static final AbsoluteUnixPath HOME = AbsoluteUnixPath.get("/opt/bridgekeeper");
    private static final String RUNNER = "quarkus-run.jar";

    /** Folders of the fast jar, each a layer: libraries change with a release of theirs, {@code app} with each of ours. */
    private static final List<String> LAYERS = List.of("lib/boot", "lib/main", "quarkus", "app");

    String reference() {
        return prefix + "/" + name + ":" + version;
    }

    /**
     * Writes the image to a tar that {@code docker load}, {@code podman load} and {@code ctr image import} take.
     *
     * @param base     has a Java runtime, and {@code java} on its path
     * @param offline  never ask a registry: the base is scratch, a tar or in the cache
     */
    JibContainer writeTo(Path tar, BaseImage base, Platform platform, Path cache, boolean offline) throws Exception {
        return builder(base)
                .setPlatforms(Set.of(platform))
                .containerize(Containerizer.to(TarImage.at(tar).named(reference()))
                        .setApplicationLayersCache(cache.resolve("application"))
                        .setBaseImageLayersCache(cache.resolve("base"))
                        .setOfflineMode(offline));
    }

    private JibContainerBuilder builder(BaseImage base) throws IOException, InvalidImageReferenceException {
        List<FileEntriesLayer> layers = layers();
        return base.begin()
                .setFileEntriesLayers(layers)
                .setWorkingDirectory(HOME)
                .setEntrypoint("java", "-jar", HOME.resolve(RUNNER).toString())
                .setUser(USER)
                .setExposedPorts(Port.tcp(PORT))
                .addEnvironmentVariable("JDK_JAVA_OPTIONS", JAVA_OPTIONS)
                // glibc keeps a heap per thread and core otherwise, which a memory limit of the container pays for.
                .addEnvironmentVariable("MALLOC_ARENA_MAX", "2")
                .addEnvironmentVariable("QUARKUS_HTTP_HOST", "0.0.0.0")
                .addEnvironmentVariable("QUARKUS_HTTP_PORT", String.valueOf(PORT))
                .setLabels(labels(base))
                .setCreationTime(createdAt);
    }

    private Map<String, String> labels(BaseImage base) {
        Map<String, String> labels = new TreeMap<>(Map.of(
                "org.opencontainers.image.title",
                "Bridgekeeper " + name,
                "org.opencontainers.image.version",
                version,
                "org.opencontainers.image.licenses",
                "Apache-2.0"));
        if (base.isPublished()) {
            labels.put("org.opencontainers.image.base.name", base.name());
        }
        return labels;
    }

    private List<FileEntriesLayer> layers() throws IOException {
        if (!Files.isRegularFile(application.resolve(RUNNER))) {
            throw new NotPackaged(name, application);
        }
        List<FileEntriesLayer> layers = new ArrayList<>();
        for (String folder : LAYERS) {
            layers.add(FileEntriesLayer.builder()
                    .setName(folder)
                    .addEntryRecursive(application.resolve(folder), HOME.resolve(folder))
                    .build());
        }
        layers.add(FileEntriesLayer.builder()
                .setName("runner")
                .addEntry(application.resolve(RUNNER), HOME.resolve(RUNNER))
                .build());
        return layers;
    }

    /** The service was not built before its image. */
    static final class NotPackaged extends IOException {
        private static final long serialVersionUID = 1;

        NotPackaged(String name, Path application) {
            super(name + " is not packaged: there is no " + application + "/" + RUNNER + ". Mend: ./mvnw package");
        }
    }
}
