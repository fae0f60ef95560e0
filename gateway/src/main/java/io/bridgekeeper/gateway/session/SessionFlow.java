package io.bridgekeeper.gateway.session;

import io.bridgekeeper.gateway.GatewayConfig;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Lets a session in while Keycloak has it, and with tokens that are for us.
 *
 * <p>A session's cookie carries its tokens, so that any replica can read it; a copy of it would be good after a log-out.
 * So each replica asks Keycloak, at most once in a while for each session. While Keycloak is away a session goes on as
 * long as its access token, which Quarkus has checked: minutes. Keycloak must not stand between a person and a page.
 */
@ApplicationScoped
class SessionFlow implements SecurityIdentityAugmentor {

    private static final Logger LOG = Logger.getLogger(SessionFlow.class);

    /** Sessions that are remembered, beyond which those are forgotten whose time is over. */
    private static final int MANY = 10_000;

    /** How long a session is known to be ended after its access token: clocks differ. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private record Known(boolean ended, Instant until) {}

    private final UserInfoClient keycloak;
    private final EndSessionClient ending;
    private final GatewayConfig.Console config;
    private final String audience;
    private final Clock clock;
    private final Map<String, Known> sessions = new ConcurrentHashMap<>();

    SessionFlow(
            @RestClient UserInfoClient keycloak,
            @RestClient EndSessionClient ending,
            GatewayConfig config,
            Clock clock) {
        this.keycloak = keycloak;
        this.ending = ending;
        this.config = config.console();
        this.audience = config.console().audience();
        this.clock = clock;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        Optional<String> token = BearerMapper.token(identity);
        if (token.isEmpty()) {
            return Uni.createFrom().item(identity);
        }
        Optional<BearerMapper.Claims> claims = BearerMapper.claims(token.get());
        if (claims.isEmpty()
                || claims.get().session() == null
                || !claims.get().audience().contains(audience)) {
            return Uni.createFrom().failure(new AuthenticationFailedException("a session whose token is not for us"));
        }
        return isLive(claims.get(), token.get())
                .chain(live -> live
                        ? Uni.createFrom().item(identity)
                        : Uni.createFrom().failure(new AuthenticationFailedException("a session that has ended")));
    }

    private Uni<Boolean> isLive(BearerMapper.Claims claims, String token) {
        Instant now = clock.instant();
        Known known = sessions.get(claims.session());
        if (known != null && now.isBefore(known.until())) {
            return Uni.createFrom().item(!known.ended());
        }
        return keycloak.of("Bearer " + token)
                .replaceWith(true)
                .invoke(() -> remember(claims.session(), false, now.plus(config.recheck())))
                .onFailure(SessionFlow::isRefusal)
                .recoverWithItem(() -> {
                    remember(claims.session(), true, claims.expiresAt().plus(SKEW));
                    return false;
                })
                .onFailure()
                .recoverWithItem(away -> {
                    LOG.warnf("whether a session still lasts cannot be asked: %s", away.getMessage());
                    return true;
                });
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof WebApplicationException answer
                && (answer.getResponse().getStatus() == 401
                        || answer.getResponse().getStatus() == 403);
    }

    /**
     * Ends a session here and in Keycloak, so that whoever kept a copy of its cookie is out too: here at once. Fails where
     * Keycloak does not end it, and then it goes on.
     *
     * @param identity known by a session
     */
    Uni<Void> end(SecurityIdentity identity) {
        AccessTokenCredential tokens = identity.getCredential(AccessTokenCredential.class);
        return ending.end(
                        config.clientId(),
                        config.secret().orElseThrow(),
                        tokens.getRefreshToken().getToken())
                .onFailure(SessionFlow::isRefusedToken)
                .recoverWithUni(refused -> wasOver(tokens.getToken(), refused))
                .invoke(() -> BearerMapper.claims(tokens.getToken())
                        .ifPresent(claims -> remember(
                                claims.session(), true, claims.expiresAt().plus(SKEW))));
    }

    private static boolean isRefusedToken(Throwable failure) {
        return failure instanceof WebApplicationException answer
                && answer.getResponse().getStatus() == 400;
    }

    /** A refresh token is refused once its session is over, and also where it was used and the session goes on. */
    private Uni<Void> wasOver(String token, Throwable refused) {
        return keycloak.of("Bearer " + token)
                .onItemOrFailure()
                .transformToUni((live, failure) -> failure != null && isRefusal(failure)
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(failure == null ? refused : failure));
    }

    /** What has ended stays so, whatever was asked of Keycloak a moment before. */
    private void remember(String session, boolean ended, Instant until) {
        if (sessions.size() >= MANY) {
            Instant now = clock.instant();
            sessions.values().removeIf(known -> now.isAfter(known.until()));
        }
        sessions.merge(
                session, new Known(ended, until), (before, now) -> before.ended() && !now.ended() ? before : now);
    }
}
