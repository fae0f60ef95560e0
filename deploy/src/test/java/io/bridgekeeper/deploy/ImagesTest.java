package io.bridgekeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path root;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void packageTheGateway() throws IOException {
        for (String file : List.of(
                "lib/boot/boot.jar",
                "lib/main/library.jar",
                "quarkus/generated-bytecode.jar",
                "app/gateway.jar",
                "quarkus-run.jar",
                "quarkus-app-dependencies.txt")) {
            Path path = root.resolve("gateway/target/quarkus-app").resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, file);
        }
    }

    @Test
    void runsAsAnOrdinaryUserOnTheDeclaredPort() throws IOException {
        JsonNode config = image("once").config();

        assertThat(config.at("/config/User").asText()).isEqualTo("10001:10001");
        assertThat(config.at("/config/Entrypoint"))
                .extracting(JsonNode::asText)
                .containsExactly("java", "-jar", "/opt/bridgekeeper/quarkus-run.jar");
        assertThat(config.at("/config/ExposedPorts").fieldNames()).toIterable().containsExactly("8080/tcp");
        assertThat(config.at("/config/WorkingDir").asText()).isEqualTo("/opt/bridgekeeper");
        assertThat(config.at("/config/Env"))
                .extracting(JsonNode::asText)
                .contains("JDK_JAVA_OPTIONS=" + ServiceImage.JAVA_OPTIONS, "QUARKUS_HTTP_PORT=8080");
        assertThat(config.at("/config/Labels/org.opencontainers.image.title").asText())
                .isEqualTo("Bridgekeeper gateway");
        assertThat(config.at("/config/Labels/org.opencontainers.image.licenses").asText())
                .isEqualTo("Apache-2.0");
        assertThat(config.at("/architecture").asText()).isEqualTo("arm64");
    }

    @Test
    void isNamedByPrefixServiceAndVersion() throws IOException {
        JsonNode manifest = image("once").manifest();

        assertThat(manifest.at("/0/RepoTags"))
                .extracting(JsonNode::asText)
                .containsExactly("registry.example.com/ours/gateway:1.2.3");
    }

    @Test
    void putsWhatSeldomChangesFirstAndEachFolderInALayerOfItsOwn() throws IOException {
        assertThat(image("once").layers().stream()
                        .map(layer -> layer.stream()
                                .filter(entry -> !entry.isDirectory())
                                .map(TarArchiveEntry::getName)
                                .toList()))
                .containsExactly(
                        List.of("opt/bridgekeeper/lib/boot/boot.jar"),
                        List.of("opt/bridgekeeper/lib/main/library.jar"),
                        List.of("opt/bridgekeeper/quarkus/generated-bytecode.jar"),
                        List.of("opt/bridgekeeper/app/gateway.jar"),
                        List.of("opt/bridgekeeper/quarkus-run.jar"));
    }

    @Test
    void letsTheUserReadItsFilesButNotChangeThem() throws IOException {
        assertThat(image("once").layers())
                .allSatisfy(layer -> assertThat(layer)
                        .allSatisfy(entry -> assertThat(entry.getLongUserId()).isZero())
                        .allSatisfy(entry ->
                                assertThat(entry.getMode() & 0777).isEqualTo(entry.isDirectory() ? 0755 : 0644)));
    }

    @Test
    void isTheSameWhenBuiltAgainLater() throws IOException {
        byte[] once = Files.readAllBytes(image("once").tar());
        Files.setLastModifiedTime(
                root.resolve("gateway/target/quarkus-app/app/gateway.jar"),
                FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));

        assertThat(Files.readAllBytes(image("again").tar())).isEqualTo(once);
    }

    @Test
    void tellsToPackageAServiceFirst() {
        assertThat(run("roster-service")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("roster-service is not packaged", "./mvnw package");
    }

    @Test
    void tellsWhichRegistryDoesNotAnswer() {
        assertThat(run("gateway", "--base", "127.0.0.1:1/no/base")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("gateway: ", "127.0.0.1:1");
    }

    @ParameterizedTest
    @CsvSource({"--bse x, Not understood: --bse", "postgres, Not understood: postgres", "--out, Not understood: --out"})
    void refusesAnArgumentThatItDoesNotKnow(String arguments, String reason) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(reason, "Usage: images");
    }

    @Test
    void buildsAllFiveFromATemurinRuntimeUnlessAskedOtherwise() {
        ImagesArguments asked = ImagesArguments.parse(List.of(), "0.1.0", "86400");

        assertThat(asked.services()).isEqualTo(Images.SERVICES);
        assertThat(asked.base()).isEqualTo("eclipse-temurin:25-jre");
        assertThat(asked.version()).isEqualTo("0.1.0");
        assertThat(asked.createdAt()).isEqualTo("1970-01-02T00:00:00Z");
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--root", root.toString()));
        all.addAll(List.of(arguments));
        return Images.run(
                new PrintStream(new ByteArrayOutputStream()), new PrintStream(err, true), all.toArray(String[]::new));
    }

    private Image image(String folder) throws IOException {
        Path out = root.resolve(folder);
        int code = run(("gateway --offline --base scratch --arch arm64 --version 1.2.3"
                        + " --prefix registry.example.com/ours --out " + out)
                .split(" "));
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return Image.read(out.resolve("gateway.tar"));
    }

    /** An image's tar as an engine reads it: the manifest names the configuration and the layers. */
    private record Image(Path tar, JsonNode manifest, JsonNode config, List<List<TarArchiveEntry>> layers) {

        static Image read(Path tar) throws IOException {
            Map<String, byte[]> files = new LinkedHashMap<>();
            try (TarArchiveInputStream in = new TarArchiveInputStream(Files.newInputStream(tar))) {
                for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    files.put(entry.getName(), in.readAllBytes());
                }
            }
            JsonNode manifest = JSON.readTree(files.get("manifest.json"));
            List<List<TarArchiveEntry>> layers = new ArrayList<>();
            for (JsonNode layer : manifest.at("/0/Layers")) {
                layers.add(entries(new GZIPInputStream(new ByteArrayInputStream(files.get(layer.asText())))));
            }
            return new Image(
                    tar,
                    manifest,
                    JSON.readTree(files.get(manifest.at("/0/Config").asText())),
                    layers);
        }

        private static List<TarArchiveEntry> entries(InputStream layer) throws IOException {
            List<TarArchiveEntry> entries = new ArrayList<>();
            try (TarArchiveInputStream in = new TarArchiveInputStream(layer)) {
                for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    entries.add(entry);
                }
            }
            return entries;
        }
    }
}
