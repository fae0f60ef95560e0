package io.bridgekeeper.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.benchmarks.LoopbackPlatform.Faults;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchIT {

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path root;

    @BeforeEach
    void keepPasswords() throws IOException {
        Path secrets = root.resolve(".bridgekeeper/up/secrets.properties");
        Files.createDirectories(secrets.getParent());
        Files.writeString(secrets, "ada=a\nbench=b\n");
    }

    @AfterEach
    void close() {
        Waiting.on(vertx.close());
    }

    @Test
    void measuresBothPartsRecordsThemAndClearsUp() throws IOException {
        int receiver = freePort();
        LoopbackPlatform platform = new LoopbackPlatform(vertx, receiver, new Faults(0, 0));

        assertThat(bench(platform, receiver, "--rates", "50,100", "--record")).isZero();

        JsonObject recorded = recorded();
        assertThat(recorded.getJsonArray("hooks")).hasSize(2);
        assertThat(recorded.getJsonArray("notice").getJsonObject(0).getJsonArray("repeats"))
                .hasSize(2)
                .allSatisfy(run ->
                        assertThat(((JsonObject) run).getInteger("accepted")).isEqualTo(20));
        assertThat(recorded.getInteger("broken")).isZero();
        assertThat(platform.openIncidents()).isZero();
        assertThat(platform.revoked).containsExactly("1");
        assertThat(platform.wasCalled("PUT /api/paging/me/consents/bench")).isTrue();
    }

    @Test
    void failsWhenANoticeIsLostAndWhenOneIsTwice() throws IOException {
        int receiver = freePort();
        LoopbackPlatform platform = new LoopbackPlatform(vertx, receiver, new Faults(10, 7));

        assertThat(bench(platform, receiver, "notice", "--record", "--lost-after", "2"))
                .isEqualTo(1);

        JsonObject step = recorded().getJsonArray("notice").getJsonObject(0);
        for (Object run : step.getJsonArray("repeats")) {
            assertThat(((JsonObject) run).getInteger("lost")).isEqualTo(2);
            assertThat(((JsonObject) run).getInteger("duplicated")).isBetween(2, 3);
        }
    }

    @Test
    void saysThatThePlatformIsNotUp() throws IOException {
        int closed = freePort();

        assertThat(Bench.run(
                        "--root",
                        root.toString(),
                        "--keycloak",
                        "http://127.0.0.1:" + closed,
                        "--receiver-port",
                        String.valueOf(freePort())))
                .isEqualTo(2);
    }

    private int bench(LoopbackPlatform platform, int receiver, String... more) {
        String address = "http://127.0.0.1:" + platform.port;
        List<String> arguments = new ArrayList<>(List.of(
                ("--gateway %s --keycloak %s --root %s --receiver-port %d --seconds 1 --warm-up 1 --repeats 2 --notice-rates 20"
                                .formatted(address, address, root, receiver))
                        .split(" ")));
        arguments.addAll(List.of(more));
        return Bench.run(arguments.toArray(String[]::new));
    }

    private JsonObject recorded() throws IOException {
        try (var files = Files.list(root.resolve("docs/benchmarks"))) {
            Path json = files.filter(file -> file.toString().endsWith("-first-loop.json"))
                    .findFirst()
                    .orElseThrow();
            assertThat(json.resolveSibling(json.getFileName().toString().replace(".json", ".md")))
                    .exists();
            return new JsonObject(Files.readString(json));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
