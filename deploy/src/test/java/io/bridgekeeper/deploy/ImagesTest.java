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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
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
                .contains(
                        "JDK_JAVA_OPTIONS=" + ServiceImage.JAVA_OPTIONS,
                        "QUARKUS_HTTP_PORT=8080",
                        "MALLOC_ARENA_MAX=2");
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
    void standsOnABaseImageThatIsAFile() throws IOException {
        Image image = image("once", "amd64", "tar://" + base("base.tar"));

        assertThat(image.layers().getFirst())
                .extracting(TarArchiveEntry::getName)
                .containsExactly("opt/java/bin/java");
        assertThat(image.layers()).hasSize(6);
        assertThat(image.config().at("/config/Env"))
                .extracting(JsonNode::asText)
                .contains("PATH=/opt/java/bin", "JAVA_HOME=/opt/java", "QUARKUS_HTTP_PORT=8080");
        assertThat(image.config().at("/config/User").asText()).isEqualTo("10001:10001");
        assertThat(image.config().at("/config/Cmd").isEmpty())
                .as("the shell of the base")
                .isTrue();
    }

    @Test
    void doesNotTellWhereOnTheBuildersMachineTheBaseWas() throws IOException {
        Path tar = base("base.tar");
        byte[] once = Files.readAllBytes(image("once", "amd64", "tar://" + tar).tar());
        Path elsewhere = Files.copy(tar, root.resolve("elsewhere.tar"));
        Image again = image("again", "amd64", "tar://" + elsewhere);

        assertThat(again.config().at("/config/Labels").has("org.opencontainers.image.base.name"))
                .isFalse();
        assertThat(Files.readAllBytes(again.tar())).isEqualTo(once);
    }

    @Test
    void tellsThatTheBaseIsForAnotherProcessor() throws IOException {
        assertThat(run("gateway", "--arch", "arm64", "--base", "tar://" + base("base.tar")))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("gateway: ", "arm64/linux", "amd64/linux");
    }

    @Test
    void tellsWhichBaseIsNotThere() {
        assertThat(run("gateway", "--base", "tar://" + root.resolve("nowhere.tar")))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("There is no base image " + root.resolve("nowhere.tar"));
    }

    @Test
    void tellsHowToWriteABaseThatIsOfAnotherForm() throws IOException {
        Path layout = tar(root.resolve("layout.tar"), Map.of("oci-layout", "{}".getBytes(StandardCharsets.UTF_8)));

        assertThat(run("gateway", "--base", "tar://" + layout)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("holds no manifest.json", "docker save");
    }

    @Test
    void tellsHowAFileIsGivenAsBase() {
        assertThat(run("gateway", "--base", "./base.tar")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("./base.tar is not the name of an image", "tar://");
    }

    @Test
    void looksForTheLoginOfARegistryWhereDockerAndPodmanLeaveIt() {
        Path home = Path.of("/home/ada");

        assertThat(BaseImage.of("registry.example.com/jre:25", Map.of(), home).logins())
                .containsExactly(Path.of("/home/ada/.docker/config.json"));
        assertThat(BaseImage.of(
                                "registry.example.com/jre:25",
                                Map.of("DOCKER_CONFIG", "/etc/logins", "XDG_RUNTIME_DIR", "/run/user/1"),
                                home)
                        .logins())
                .containsExactly(Path.of("/etc/logins/config.json"), Path.of("/run/user/1/containers/auth.json"));
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

    @Test
    void tellsWhyARegistryIsNotTrusted() {
        Exception untrusted =
                new IOException("Failed to verify the server", new SSLException("no certification path\nin full"));

        assertThat(BaseImage.of("registry.example.com/jre:25", Map.of(), root).reasonOf(untrusted))
                .isEqualTo("Failed to verify the server (no certification path)");
    }

    @ParameterizedTest
    @CsvSource({"--bse x, Not understood: --bse", "postgres, Not understood: postgres", "--out, Not understood: --out"})
    void refusesAnArgumentThatItDoesNotKnow(String arguments, String reason) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(reason, "Usage: images");
    }

    @Test
    void buildsAllFiveFromATemurinRuntimeUnlessAskedOtherwise() {
        ImagesArguments asked =
                ImagesArguments.parse(List.of(), "0.1.0", Map.of("SOURCE_DATE_EPOCH", "86400"), Path.of("/home/ada"));

        assertThat(asked.services()).isEqualTo(Images.SERVICES);
        assertThat(asked.base().name()).isEqualTo("eclipse-temurin:25-jre");
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
        return image(folder, "arm64", "scratch");
    }

    private Image image(String folder, String architecture, String base) throws IOException {
        Path out = root.resolve(folder);
        int code = run(
                "gateway",
                "--offline",
                "--base",
                base,
                "--arch",
                architecture,
                "--version",
                "1.2.3",
                "--prefix",
                "registry.example.com/ours",
                "--out",
                out.toString());
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return Image.read(out.resolve("gateway.tar"));
    }

    /** A base image of one layer, in the form in which docker save writes it. */
    private Path base(String name) throws IOException {
        Path layer = tar(root.resolve("layer.tar"), Map.of("opt/java/bin/java", "#!".getBytes(StandardCharsets.UTF_8)));
        String config = """
                {"architecture": "amd64", "os": "linux",
                 "config": {"Env": ["PATH=/opt/java/bin", "JAVA_HOME=/opt/java"], "User": "root", "Cmd": ["bash"]},
                 "rootfs": {"type": "layers", "diff_ids": ["sha256:%s"]}}
                """.formatted(sha256(Files.readAllBytes(layer)));
        String manifest = """
                [{"Config": "config.json", "RepoTags": ["ours/jre:25"], "Layers": ["layer.tar"]}]
                """;
        return tar(
                root.resolve(name),
                Map.of(
                        "manifest.json", manifest.getBytes(StandardCharsets.UTF_8),
                        "config.json", config.getBytes(StandardCharsets.UTF_8),
                        "layer.tar", Files.readAllBytes(layer)));
    }

    private static Path tar(Path file, Map<String, byte[]> content) throws IOException {
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> each : content.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(each.getKey());
                entry.setSize(each.getValue().length);
                out.putArchiveEntry(entry);
                out.write(each.getValue());
                out.closeArchiveEntry();
            }
        }
        return file;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
