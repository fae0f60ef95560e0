package io.bridgekeeper.devstack.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes webhooks and shows what arrived.
 *
 * <p>{@code POST /webhooks/{who}} is answered 204 and kept, with whether its signature held.
 * {@code GET /messages?since=<number>&wait=<seconds>} answers what arrived after that number, webhooks and mails, and
 * with {@code wait} holds the answer back until there is something. {@code GET /health} is for starters.
 */
final class WebhookServer {
    private static final int LONGEST_BODY = 1024 * 1024;
    private static final int LONGEST_WAIT_SECONDS = 30;
    private static final Pattern NUMBER = Pattern.compile("(?:^|&)(since|wait)=(\\d{1,15})(?=&|$)");

    private final HttpServer server;
    private final Arrivals arrivals;
    private final WebhookSignature signature;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance));

    /** The body of the answer; {@code last} is the number to ask after next time. */
    private record Messages(List<Arrival> messages, long last) {}

    WebhookServer(String host, int port, Arrivals arrivals, WebhookSignature signature, Clock clock)
            throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(host, port), 1024);
        this.arrivals = arrivals;
        this.signature = signature;
        this.clock = clock;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/webhooks/", exchange -> answer(exchange, "POST", this::receive));
        server.createContext("/messages", exchange -> answer(exchange, "GET", this::show));
        server.createContext("/health", exchange -> answer(exchange, "GET", any -> send(any, 200, "{}")));
    }

    void start() {
        server.start();
    }

    void stop() {
        server.stop(0);
    }

    private interface Handling {
        void of(HttpExchange exchange) throws IOException;
    }

    private static void answer(HttpExchange exchange, String method, Handling handling) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals(method)) {
                handling.of(exchange);
            } else {
                exchange.sendResponseHeaders(405, -1);
            }
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
        Instant arrivedAt = clock.instant();
        Headers headers = exchange.getRequestHeaders();
        String id = headers.getFirst("webhook-id");
        String who = exchange.getRequestURI().getPath().substring("/webhooks/".length());
        arrivals.add(Arrival.ofWebhook(
                arrivedAt,
                who,
                new String(body, StandardCharsets.UTF_8),
                id,
                signature.check(
                        id,
                        headers.getFirst("webhook-timestamp"),
                        headers.getFirst("webhook-signature"),
                        body,
                        arrivedAt)));
        exchange.sendResponseHeaders(204, -1);
    }

    private void show(HttpExchange exchange) throws IOException {
        long since = 0;
        long wait = 0;
        String query = exchange.getRequestURI().getRawQuery();
        Matcher number = NUMBER.matcher(query == null ? "" : query);
        while (number.find()) {
            if (number.group(1).equals("since")) {
                since = Long.parseLong(number.group(2));
            } else {
                wait = Math.min(LONGEST_WAIT_SECONDS, Long.parseLong(number.group(2)));
            }
        }
        send(exchange, 200, written(since, Duration.ofSeconds(wait)));
    }

    private String written(long since, Duration wait) throws JsonProcessingException {
        try {
            List<Arrival> found = arrivals.since(since, wait);
            return json.writeValueAsString(new Messages(
                    found, found.isEmpty() ? since : found.getLast().number()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "{\"messages\":[],\"last\":" + since + "}";
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
