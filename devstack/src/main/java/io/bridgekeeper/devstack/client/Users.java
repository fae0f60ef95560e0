package io.bridgekeeper.devstack.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.devstack.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Those who talk to a running platform from outside: people with a log-in, tools without, and their phones. */
public final class Users {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Tokens live five minutes; log in again well before that. */
    private static final Duration TOKEN_KEPT = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final URI gateway;
    private final URI login;
    private final URI phones;
    private final Function<String, String> passwords;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    private record Token(String value, long gotNanos) {
        boolean fresh() {
            return System.nanoTime() - gotNanos < TOKEN_KEPT.toNanos();
        }
    }

    /**
     * @param login     token endpoint of the realm
     * @param phones    the notice sink, where what was sent to people can be read
     * @param passwords of the demo's people, by user name
     */
    public Users(URI gateway, URI login, URI phones, Function<String, String> passwords) {
        this.gateway = gateway;
        this.login = login;
        this.phones = phones;
        this.passwords = passwords;
    }

    /** The users of a platform that runs on this machine. */
    public static Users of(Platform platform) {
        return new Users(
                platform.gateway(),
                URI.create(platform.keycloak() + "/realms/bridgekeeper/protocol/openid-connect/token"),
                platform.noticeSink(),
                platform::secret);
    }

    /** A person who is logged in. */
    public Caller as(String person) {
        return new Caller(http, gateway, () -> token(person));
    }

    /** A monitoring tool, or anybody without a token. */
    public Caller anyone() {
        return new Caller(http, gateway, null);
    }

    /** The Keycloak groups that a token fetched now carries. */
    public List<String> groupsInANewToken(String person) {
        String claims = newToken(person).split("\\.")[1];
        JsonNode groups = read(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8))
                .path("groups");
        return StreamSupport.stream(groups.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** What reached people's phones and mailboxes, oldest first. */
    public List<JsonNode> messages() {
        JsonNode messages = get(phones.resolve("/messages"));
        JsonNode list = messages.isArray() ? messages : messages.path("messages");
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    private String token(String person) {
        return tokens.compute(
                        person,
                        (name, had) -> had != null && had.fresh() ? had : new Token(newToken(name), System.nanoTime()))
                .value();
    }

    private String newToken(String person) {
        String form = "grant_type=password&client_id=bridgekeeper-cli&username=" + encode(person) + "&password="
                + encode(passwords.apply(person));
        JsonNode answer = send(HttpRequest.newBuilder(login)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        if (!answer.has("access_token")) {
            throw new IllegalStateException("Keycloak did not log " + person + " in: " + answer);
        }
        return answer.path("access_token").asText();
    }

    private JsonNode get(URI uri) {
        return send(HttpRequest.newBuilder(uri).GET());
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            return read(http.send(request.timeout(Duration.ofSeconds(15)).build(), BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + json, e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
