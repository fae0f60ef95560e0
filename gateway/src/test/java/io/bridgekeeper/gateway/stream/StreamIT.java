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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
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
            UUID page = Broker.publish(
                    "paging.incident.v1",
                    incident,
                    "paging.page.queued.v1",
                    "{\"incidentId\": \"" + incident + "\",\n \"personId\": \"alice\", \"laterField\": 1}");
            UUID grant = Broker.publish(
                    "access.grant.v1", incident, "access.grant.activated.v1", "{\"personId\":\"alice\"}");
            UUID opened = Broker.publish(
                    "paging.incident.v1", incident, "paging.incident.opened.v1", "{\"title\":\"Checkout\"}");
            UUID last = Broker.publish("roster.bridge.v1", incident, "roster.bridge.opened.v1", "{}");
            Broker.publish("followup.followup.v1", incident, "followup.followup.opened.v1", "{}");

            alice.awaitLines("id:" + page, "id:" + grant, "id:" + opened, "id:" + last);
            carol.awaitLines("id:" + page, "id:" + grant, "id:" + opened, "id:" + last);
            bob.awaitLines("id:" + opened, "id:" + last, "event:followup.followup.opened.v1");
            assertThat(alice.lines)
                    .contains("event:paging.page.queued.v1")
                    .contains("data:{\"incidentId\":\"" + incident + "\",\"personId\":\"alice\",\"laterField\":1}");
            assertThat(bob.lines).doesNotContain("id:" + page, "id:" + grant);
            assertThat(ada.lines).noneMatch(line -> line.startsWith("id:"));
        }
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

        Listener(String token) throws IOException {
            socket = new Socket("127.0.0.1", GatewayCaller.GATEWAY.getPort());
            String request =
                    "GET /api/stream HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nAuthorization: Bearer " + token
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
