package io.bridgekeeper.paging.notify.webpush;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real HTTP server that does what a push service does: it takes nothing without a right token (RFC 8292), and can read
 * nothing; the browser reads what was taken.
 */
public final class PushService implements AutoCloseable {

    /** @param headers names in lower case */
    public record Taken(Map<String, String> headers, JsonNode claims, byte[] body) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VAPID =
            Pattern.compile("vapid t=([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+), k=([A-Za-z0-9_-]+)");
    private static final int MOST = 4_096;
    private static final int HANG = -1;

    private final HttpServer server;
    private final Clock clock;
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private volatile int answer = 201;
    private volatile String retryAfter;

    /** @param port 0 for any that is free */
    public PushService(int port, Clock clock) {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.clock = clock;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public String endpoint(String name) {
        return origin() + "/push/" + name;
    }

    public void answer(int status) {
        answer(status, null);
    }

    public void answer(int status, String later) {
        retryAfter = later;
        answer = status;
    }

    public void hang() {
        answer = HANG;
    }

    /** Whatever was sent with a right token, also where it was told to say no. */
    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    /** Why tokens were refused; a test in which this is not empty has found a fault. */
    public List<String> refused() {
        return List.copyOf(refused);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new ConcurrentHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        byte[] body = exchange.getRequestBody().readAllBytes();
        int status = status(headers, body);
        if (status == HANG) {
            pause();
            status = 503;
        }
        if (retryAfter != null) {
            exchange.getResponseHeaders().add("retry-after", retryAfter);
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private int status(Map<String, String> headers, byte[] body) {
        try {
            JsonNode claims = claims(headers.getOrDefault("authorization", ""));
            require("aes128gcm".equals(headers.get("content-encoding")), "the encoding");
            require(headers.getOrDefault("ttl", "").matches("[0-9]{1,7}"), "the TTL");
            require(headers.getOrDefault("urgency", "normal").matches("very-low|low|normal|high"), "the urgency");
            require(headers.getOrDefault("topic", "x").matches("[A-Za-z0-9_-]{1,32}"), "the topic");
            if (body.length > MOST) {
                return 413;
            }
            taken.add(new Taken(headers, claims, body));
            return answer;
        } catch (IllegalArgumentException | IOException | GeneralSecurityException e) {
            refused.add(e.toString());
            return 401;
        }
    }

    private JsonNode claims(String authorization) throws IOException, GeneralSecurityException {
        Matcher token = VAPID.matcher(authorization);
        require(token.matches(), "the form of the token");
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(
                P256.point(Base64.getUrlDecoder().decode(token.group(4))).orElseThrow());
        signature.update((token.group(1) + "." + token.group(2)).getBytes(StandardCharsets.US_ASCII));
        require(signature.verify(Base64.getUrlDecoder().decode(token.group(3))), "the signature");
        JsonNode header = JSON.readTree(Base64.getUrlDecoder().decode(token.group(1)));
        require(
                header.path("alg").asText().equals("ES256")
                        && header.path("typ").asText().equals("JWT"),
                "the header");
        JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(token.group(2)));
        require(claims.path("aud").asText().equals(origin()), "the audience " + claims.path("aud"));
        Instant now = clock.instant();
        Instant expires = Instant.ofEpochSecond(claims.path("exp").asLong());
        require(expires.isAfter(now) && !expires.isAfter(now.plus(Duration.ofHours(24))), "the end " + expires);
        require(claims.path("sub").asText().matches("(?:mailto:|https://).+"), "the subject");
        return claims;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what + " is wrong");
        }
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
