package io.bridgekeeper.benchmarks;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** An application that gets itself new access tokens by the refresh token that it keeps: Keycloak makes each anew. */
final class FreshTokens {

    private static final long TIMEOUT_MILLIS = 10_000;

    private final HttpClient client;
    private final RequestOptions request;

    FreshTokens(Vertx vertx, URI keycloak, int connections) {
        this.client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(connections));
        this.request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(keycloak.getHost())
                .setPort(keycloak.getPort())
                .setURI("/realms/bridgekeeper/protocol/openid-connect/token")
                .putHeader("content-type", "application/x-www-form-urlencoded")
                .setTimeout(TIMEOUT_MILLIS);
    }

    /** @return a new access token; fails where Keycloak gives none */
    Future<String> ask(String refreshToken) {
        return client.request(request)
                .compose(started -> started.send(Buffer.buffer(
                        "grant_type=refresh_token&client_id=bridgekeeper-cli&refresh_token=" + refreshToken)))
                .compose(response -> response.body()
                        .compose(body -> response.statusCode() == 200
                                ? Future.succeededFuture(body.toJsonObject().getString("access_token"))
                                : Future.failedFuture("status " + response.statusCode())));
    }

    /** Whether the token says that its holder is in the group. */
    static boolean carries(String accessToken, String group) {
        JsonObject claims = new JsonObject(
                new String(Base64.getUrlDecoder().decode(accessToken.split("\\.")[1]), StandardCharsets.UTF_8));
        return claims.getJsonArray("groups", new JsonArray()).contains(group);
    }
}
