package io.bridgekeeper.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A server in the place of the services: it keeps what it is sent, and answers in JSON what it saw.
 *
 * <p>{@code /api/paging/slow} and a calendar that is called slow take longer than the gateway waits; {@code /api/paging/forbidden} is a refusal.
 */
public final class UpstreamServer implements AutoCloseable {

    public static final URI ADDRESS = URI.create("http://127.0.0.1:19170");
    public static final URI NOBODY = URI.create("http://127.0.0.1:19171");

    /** Incidents of which services know less than of others, or tell it late. */
    public static final String SLOW_BRIDGE = "018f0000-0000-7000-8000-00000000510e";

    public static final String NO_BRIDGE = "018f0000-0000-7000-8000-0000000000b0";
    public static final String UNKNOWN = "018f0000-0000-7000-8000-000000000404";
    public static final String FORBIDDEN = "018f0000-0000-7000-8000-000000000403";

    /** As which changes are kept. */
    public static final UUID CHANGE = UUID.fromString("018f0000-0000-7000-8000-0000000000c1");

    /** What an answer's page says of itself, at paths that end so. */
    public static final String POLICY = "default-src 'none'; sandbox";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One request as it arrived; header names are in lower case. */
    public record Seen(String method, String uri, Map<String, String> headers, String body) {}

    private record Reply(int status, String json, String tag) {}

    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final HttpServer server;

    public UpstreamServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(ADDRESS.getHost(), ADDRESS.getPort()), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** From now on this path is answered so, whatever the method and the query. */
    public void reply(String path, int status, String json) {
        reply(path, status, json, null);
    }

    /** The same with an ETag; null for none. */
    public void reply(String path, int status, String json, String tag) {
        replies.put(path, new Reply(status, json, tag));
    }

    /** What arrived so far. */
    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new java.util.TreeMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.getFirst()));
            String body = new String(exchange.getRequestBody().readAllBytes());
            Seen request = new Seen(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
            seen.add(request);
            String path = exchange.getRequestURI().getPath();
            Reply reply = replies.get(path);
            if (reply != null) {
                byte[] json = reply.json().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders()
                        .set("Content-Type", reply.status() < 400 ? "application/json" : "application/problem+json");
                if (reply.tag() != null) {
                    exchange.getResponseHeaders().set("ETag", reply.tag());
                }
                exchange.sendResponseHeaders(reply.status(), json.length);
                exchange.getResponseBody().write(json);
                return;
            }
            if (path.endsWith("/slow")
                    || path.endsWith("slow.ics")
                    || path.startsWith("/api/roster") && path.contains(SLOW_BRIDGE)) {
                Thread.sleep(3_000);
            }
            byte[] answer = path.equals("/internal/paging/changes") ? change(body) : JSON.writeValueAsBytes(request);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Connection", "keep-alive, X-Hop");
            exchange.getResponseHeaders().set("X-Hop", "1");
            exchange.getResponseHeaders().set("Set-Cookie", "session=1");
            if (path.endsWith("policy")) {
                exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
            }
            if (request.method().equals("HEAD")) {
                exchange.sendResponseHeaders(200, -1);
            } else if (path.equals("/internal/paging/signals") || path.startsWith("/internal/paging/dead-letters")) {
                exchange.sendResponseHeaders(204, -1);
            } else {
                exchange.sendResponseHeaders(status(path), answer.length);
                exchange.getResponseBody().write(answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int status(String path) {
        if (path.endsWith("/forbidden") || path.contains(FORBIDDEN)) {
            return 403;
        }
        if (path.endsWith(UNKNOWN) || path.endsWith("/bridges/" + NO_BRIDGE)) {
            return 404;
        }
        return 200;
    }

    /** Keeps any change but one of a system that is called no-such. */
    private static byte[] change(String body) {
        String answer = body.contains("no-such")
                ? "{\"systems\":[],\"errors\":[{\"path\":\"systems[0]\",\"message\":\"there is none\"}]}"
                : "{\"changeId\":\"" + CHANGE + "\",\"systems\":[\"checkout\"],\"errors\":[]}";
        return answer.getBytes(StandardCharsets.UTF_8);
    }
}
