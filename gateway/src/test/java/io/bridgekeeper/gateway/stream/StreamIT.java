package io.bridgekeeper.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.bridgekeeper.gateway.Broker;
import io.bridgekeeper.gateway.GatewayCaller;
import io.bridgekeeper.gateway.GatewayCaller.Answer;
import io.bridgekeeper.gateway.GatewayStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayStack.class)
class StreamIT {

    private final TestStack stack = TestStack.start(Part.KAFKA, Part.KEYCLOAK);

    @Test
    void tellsEachCallerWhatTheyMaySee() throws IOException {
        try (Listener alice = new Listener(stack.token("alice"));
                Listener bob = new Listener(stack.token("bob"));
                Listener carol = new Listener(stack.token("carol"));
                Listener ada = new Listener(stack.token("ada"))) {
            List.of(alice, bob, carol, ada).forEach(Listener::awaitHeartbeat);
            String incident = UUID.randomUUID().toString();
            Broker.publish(
                    "paging.incident.v1",
                    incident,
                    "paging.page.queued.v1",
                    "{\"incidentId\": \"" + incident + "\",\n \"personId\": \"alice\", \"laterField\": 1}");
            Broker.publish(
                    "access.grant.v1",
                    incident,
                    "access.grant.activated.v1",
                    "{\"personId\":\"alice\",\"grant\":\"" + incident + "\"}");
            opened(incident);
            Broker.publish(
                    "roster.bridge.v1", incident, "roster.bridge.opened.v1", "{\"bridge\":\"" + incident + "\"}");
            Broker.publish("followup.followup.v1", incident, "followup.followup.opened.v1", "{}");

            String page = "data:{\"incidentId\":\"" + incident + "\",\"personId\":\"alice\",\"laterField\":1}";
            String grant = "data:{\"personId\":\"alice\",\"grant\":\"" + incident + "\"}";
            String bridge = "data:{\"bridge\":\"" + incident + "\"}";
            alice.awaitLines(page, grant, title(incident), bridge);
            carol.awaitLines(page, grant, title(incident), bridge);
            bob.awaitLines(title(incident), bridge, "event:followup.followup.opened.v1");
            assertThat(alice.lines).contains("event:paging.page.queued.v1");
            assertThat(bob.lines).doesNotContain(page, grant);
            assertThat(ada.lines).noneMatch(line -> line.startsWith("data:"));
        }
    }

    @Test
    void whoseConnectionBrokeHearsWhatWasToldMeanwhile() throws IOException {
        String before = UUID.randomUUID().toString();
        String meanwhile = UUID.randomUUID().toString();
        String after = UUID.randomUUID().toString();
        String heard;
        try (Listener alice = new Listener(stack.token("alice"))) {
            alice.awaitHeartbeat();
            opened(before);
            alice.awaitLines(title(before));
            heard = alice.lastId();
        }
        opened(meanwhile);
        try (Listener again = new Listener(stack.token("alice"), "Last-Event-ID: " + heard)) {
            again.awaitLines(title(meanwhile));
            opened(after);
            again.awaitLines(title(after));
            assertThat(again.lines).doesNotContain(title(before)).containsOnlyOnce(title(meanwhile), title(after));
        }
    }

    @Test
    void whoWasAwayForTooLongIsToldToReadTheStateAnew() throws IOException {
        try (Listener alice = new Listener(stack.token("alice"), "Last-Event-ID: of-another-time")) {
            alice.awaitLines("event:refetch");
            String incident = UUID.randomUUID().toString();
            opened(incident);
            alice.awaitLines(title(incident));
        }
    }

    private static void opened(String title) {
        Broker.publish("paging.incident.v1", title, "paging.incident.opened.v1", "{\"title\":\"" + title + "\"}");
    }

    private static String title(String title) {
        return "data:{\"title\":\"" + title + "\"}";
    }

    @Test
    void wantsAValidToken() {
        for (String[] headers : new String[][] {{}, {"Authorization", "Bearer nonsense"}}) {
            Answer answer = GatewayCaller.get("/api/stream", headers);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        }
    }

    /** Reads a stream line by line, as a browser would. */
    private static final class Listener implements AutoCloseable {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final Socket socket;

        Listener(String token, String... headers) throws IOException {
            socket = new Socket("127.0.0.1", GatewayCaller.GATEWAY.getPort());
            String request =
                    "GET /api/stream HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nAuthorization: Bearer " + token
                            + Arrays.stream(headers)
                                    .map(header -> "\r\n" + header)
                                    .collect(Collectors.joining())
                            + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            Thread.startVirtualThread(() -> {
                try {
                    reader.lines().forEach(lines::add);
                } catch (UncheckedIOException e) {
                    // The socket was closed.
                    lines.add("closed");
                }
            });
        }

        void awaitHeartbeat() {
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThat(lines).contains("HTTP/1.1 200 OK");
                assertThat(lines).filteredOn(line -> line.startsWith(":")).hasSizeGreaterThan(1);
            });
        }

        String lastId() {
            return lines.stream()
                    .filter(line -> line.startsWith("id:"))
                    .reduce((one, later) -> later)
                    .orElseThrow()
                    .substring("id:".length());
        }

        void awaitLines(String... expected) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(lines).contains(expected));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
