package io.bridgekeeper.paging;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A real HTTP server that receives webhooks; it answers each path as told, 204 where nothing is told. */
public final class WebhookSink implements AutoCloseable {

    /** One request as it came. Header names in lower case. */
    public record Received(String path, Map<String, String> headers, String body) {}

    private static final int HANG = -1;

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final Map<String, String> retryAfter = new ConcurrentHashMap<>();
    private final Map<String, String> bodies = new ConcurrentHashMap<>();

    /** @param port 0 for any that is free */
    public WebhookSink(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public void answer(String path, int status) {
        answers.put(path, status);
    }

    /** @param later what {@code Retry-After} says */
    public void answer(String path, int status, String later) {
        retryAfter.put(path, later);
        answer(path, status);
    }

    /** Every answer at a path has this body, whatever its status. */
    public void saying(String path, String body) {
        bodies.put(path, body);
    }

    /** Takes the request and never answers. */
    public void hang(String path) {
        answers.put(path, HANG);
    }

    public void answerAllWell() {
        answers.clear();
        retryAfter.clear();
        bodies.clear();
    }

    public List<Received> received(String path) {
        return received.stream().filter(r -> r.path().equals(path)).toList();
    }

    /** Those whose body names an incident, in the order in which they came. */
    public List<Received> about(Object incidentId) {
        return received.stream()
                .filter(r -> r.body().contains(incidentId.toString()))
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Map<String, String> headers = new ConcurrentHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(path, headers, body));
        int answer = answers.getOrDefault(path, 204);
        if (answer == HANG) {
            pause();
            answer = 503;
        }
        if (answer >= 300 && answer < 400) {
            exchange.getResponseHeaders().add("location", "http://127.0.0.1:" + port() + "/elsewhere");
        }
        if (retryAfter.containsKey(path)) {
            exchange.getResponseHeaders().add("retry-after", retryAfter.get(path));
        }
        byte[] said = bodies.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer, said.length == 0 ? -1 : said.length);
        if (said.length > 0) {
            exchange.getResponseBody().write(said);
        }
        exchange.close();
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
