package io.bridgekeeper.devstack;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Access tokens of one stack's Keycloak. A password log-in costs it 30 ms, so tokens are kept while they live. */
final class Tokens {
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern EXPIRES_IN = Pattern.compile("\"expires_in\"\\s*:\\s*(\\d+)");
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private final Keycloak keycloak;
    private final Secrets secrets;
    private final Clock clock;
    private final Map<String, Token> kept = new ConcurrentHashMap<>();

    private record Token(String value, Instant expiresAt) {}

    Tokens(Keycloak keycloak, Secrets secrets, Clock clock) {
        this.keycloak = keycloak;
        this.secrets = secrets;
        this.clock = clock;
    }

    String ofPerson(String person) {
        return kept("person " + person, () -> logIn(person));
    }

    String freshOfPerson(String person) {
        return logIn(person).value();
    }

    String ofClient(String clientId) {
        return kept(
                "client " + clientId,
                () -> ask(Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        clientId,
                        "client_secret",
                        secrets.get(clientId))));
    }

    private Token logIn(String person) {
        return ask(Map.of(
                "grant_type", "password",
                "client_id", "bridgekeeper-cli",
                "scope", "openid",
                "username", person,
                "password", secrets.get(person)));
    }

    private String kept(String key, java.util.function.Supplier<Token> ask) {
        return kept.compute(
                        key,
                        (_, token) -> token == null
                                        || clock.instant()
                                                .isAfter(token.expiresAt().minus(MARGIN))
                                ? ask.get()
                                : token)
                .value();
    }

    private Token ask(Map<String, String> form) {
        Instant now = clock.instant();
        try {
            HttpResponse<String> answer = Http.postForm(
                    java.net.URI.create(keycloak.realmAddress() + "/protocol/openid-connect/token"),
                    new LinkedHashMap<>(form));
            if (answer.statusCode() != 200) {
                throw new Fault("Keycloak refused a token for "
                        + form.getOrDefault("username", form.get("client_id")) + ": " + answer.statusCode() + " "
                        + answer.body());
            }
            return new Token(
                    found(ACCESS_TOKEN, answer.body()),
                    now.plusSeconds(Long.parseLong(found(EXPIRES_IN, answer.body()))));
        } catch (IOException e) {
            throw new Fault("Keycloak does not answer at " + keycloak.address() + ": " + e, e);
        }
    }

    private static String found(Pattern pattern, String body) {
        Matcher matcher = pattern.matcher(body);
        if (!matcher.find()) {
            throw new Fault("Keycloak's answer holds no token.");
        }
        return matcher.group(1);
    }
}
