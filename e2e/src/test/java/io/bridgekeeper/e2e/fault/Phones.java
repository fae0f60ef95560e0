package io.bridgekeeper.e2e.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.devstack.Platform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Looks at what reaches people, all the time, and keeps what is of this run. */
final class Phones implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WAIT_SECONDS = 2;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI sink;
    private final String run;
    private final Consumer<Arrival> rings;
    private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private final Thread looking;
    private volatile boolean over;

    /** @param rings told of each arrival, on a thread that must not wait */
    Phones(Platform platform, String run, Consumer<Arrival> rings) {
        this.sink = platform.noticeSink();
        this.run = run;
        this.rings = rings;
        long last = last();
        this.looking = Thread.ofVirtual().start(() -> look(last));
    }

    List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    /** A notice of a page that reached somebody; what is none, or of another run, is passed over. */
    void received(String person, String key, Instant at, String body) {
        try {
            JsonNode notice = JSON.readTree(body);
            OptionalInt problem = Problem.index(run, notice.path("title").asText());
            if (problem.isEmpty() || !notice.hasNonNull("pageId")) {
                return;
            }
            Arrival arrival = new Arrival(
                    notice.path("pageId").asText(),
                    notice.path("incidentId").asText(),
                    problem.getAsInt(),
                    person,
                    key,
                    at);
            arrived(arrival);
            for (JsonNode other : notice.path("others")) {
                Problem.index(run, other.path("title").asText())
                        .ifPresent(index -> arrived(new Arrival(
                                other.path("pageId").asText(),
                                other.path("incidentId").asText(),
                                index,
                                person,
                                key,
                                at)));
            }
        } catch (IOException notOurs) {
            // A mail, or what somebody else sent.
        }
    }

    private void arrived(Arrival arrival) {
        arrivals.add(arrival);
        rings.accept(arrival);
    }

    private void look(long from) {
        long last = from;
        while (!over) {
            try {
                JsonNode found = get("/messages?since=" + last + "&wait=" + WAIT_SECONDS);
                for (JsonNode message : found.path("messages")) {
                    if (message.path("kind").asText().equals("webhook")) {
                        received(
                                message.path("to").asText(),
                                message.path("webhookId").asText(),
                                Instant.parse(message.path("arrivedAt").asText()),
                                message.path("body").asText());
                    }
                }
                last = found.path("last").asLong(last);
            } catch (IOException e) {
                Scene.pause(Duration.ofMillis(200));
            }
        }
    }

    private long last() {
        try {
            return get("/messages?since=0").path("last").asLong();
        } catch (IOException e) {
            throw new IllegalStateException("the notice sink does not answer", e);
        }
    }

    private JsonNode get(String path) throws IOException {
        try {
            return JSON.readTree(http.send(
                            HttpRequest.newBuilder(sink.resolve(path))
                                    .timeout(Duration.ofSeconds(30))
                                    .build(),
                            BodyHandlers.ofString())
                    .body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            looking.join(Duration.ofSeconds(WAIT_SECONDS + 5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.close();
    }
}
