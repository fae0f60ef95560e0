package io.bridgekeeper.gateway.session;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Reads the tokens of an identity. */
public final class BearerMapper {

    /**
     * What we need of an access token.
     *
     * @param session id of Keycloak's session; null where there is none
     */
    record Claims(String session, List<String> audience, Instant expiresAt) {}

    private BearerMapper() {}

    /** What a service is to get as Authorization instead of the session's cookie; empty where the caller sent a bearer. */
    public static Optional<String> ofSession(SecurityIdentity identity) {
        return token(identity).map(token -> "Bearer " + token);
    }

    /** The access token of a session. */
    static Optional<String> token(SecurityIdentity identity) {
        return identity.getCredential(IdTokenCredential.class) == null
                ? Optional.empty()
                : Optional.of(
                        identity.getCredential(AccessTokenCredential.class).getToken());
    }

    /** @param token whose signature has been checked; empty where it has no claims */
    static Optional<Claims> claims(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            JsonObject claims =
                    new JsonObject(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
            return Optional.of(new Claims(
                    claims.getString("sid"),
                    audience(claims.getValue("aud")),
                    Instant.ofEpochSecond(claims.getLong("exp", 0L))));
        } catch (DecodeException | IllegalArgumentException | ClassCastException e) {
            return Optional.empty();
        }
    }

    private static List<String> audience(Object value) {
        return switch (value) {
            case String one -> List.of(one);
            case JsonArray several -> several.stream().map(String::valueOf).toList();
            case null, default -> List.of();
        };
    }
}
