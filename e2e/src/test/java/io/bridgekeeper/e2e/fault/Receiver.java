package io.bridgekeeper.e2e.fault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bridgekeeper.devstack.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider that behaves as badly as a fault wants: where the person {@code bench} is told. */
final class Receiver implements AutoCloseable {

    /**
     * What the provider does about one call.
     *
     * @param delay before it answers
     */
    record Manner(Duration delay, int status) {
        static final Manner GOOD = new Manner(Duration.ZERO, 204);
    }

    @FunctionalInterface
    interface Manners {
        /** @param attempt at this notice, from 1 */
        Manner of(int attempt);
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Phones phones;
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Manners manners = attempt -> Manner.GOOD;

    /** @param phones hear of each call that is answered 2xx, at the time when it came */
    Receiver(Platform platform, Phones phones) {
        this.phones = phones;
        URI address = platform.benchReceiver();
        try {
            server = HttpServer.create(new InetSocketAddress(address.getHost(), address.getPort()), 1024);
        } catch (IOException e) {
            throw new UncheckedIOException("nobody can listen at " + address, e);
        }
        server.setExecutor(threads);
        server.createContext("/webhooks/", this::answer);
        server.start();
    }

    void behaves(Manners how) {
        manners = how;
    }

    int calls() {
        return calls.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Instant at = Instant.now();
            calls.incrementAndGet();
            String key = exchange.getRequestHeaders().getFirst("idempotency-key");
            Manner manner = manners.of(
                    attempts.computeIfAbsent(key, any -> new AtomicInteger()).incrementAndGet());
            if (manner.status() < 300) {
                phones.received("bench", key, at, body);
            }
            Scene.pause(manner.delay());
            exchange.sendResponseHeaders(manner.status(), -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
