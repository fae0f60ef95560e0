package io.bridgekeeper.bearer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcIdentityProvider;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Verifies a bearer token when it first comes, and knows it again for a minute.
 *
 * <p>A caller sends one token with hundreds of requests, and verifying it (signature, issuer, audience, times) is a quarter of
 * the work of a short answer. Nothing is known of a token that could change within its time but the key that signed it, and Quarkus keeps
 * the realm's keys for longer than a minute itself. What did not verify is not kept, and neither is what a request has to prove
 * anew: a token that is bound to a key or certificate of its sender ({@code cnf}). Tokens of sessions go past, for their
 * identity is the session's. All bearers of a service belong to one tenant.
 */
@ApplicationScoped
class VerifiedTokenFlow implements IdentityProvider<TokenAuthenticationRequest> {

    /** Whose token did not come again among so many others is verified again. */
    static final int MOST = 500;

    static final Duration LONGEST = Duration.ofMinutes(1);

    /** What belongs to one request and not to its token. */
    private static final Set<String> OF_REQUEST =
            Set.of(RoutingContext.class.getName(), AuthenticationRequestContext.class.getName());

    private final IdentityProvider<TokenAuthenticationRequest> verifier;
    private final InstantSource clock;
    private final Cache<String, SecurityIdentity> verified;

    @Inject
    VerifiedTokenFlow(OidcIdentityProvider verifier, Clock clock) {
        this(verifier, clock, Ticker.systemTicker());
    }

    VerifiedTokenFlow(IdentityProvider<TokenAuthenticationRequest> verifier, InstantSource clock, Ticker ticker) {
        this.verifier = verifier;
        this.clock = clock;
        this.verified = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(LONGEST)
                .ticker(ticker)
                .build();
    }

    /** Asked before the verifier, which has what a provider has by itself. */
    @Override
    public int priority() {
        return IdentityProvider.super.priority() + 1;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext authentication) {
        if (!(request.getToken() instanceof AccessTokenCredential token)) {
            return verifier.authenticate(request, authentication);
        }
        SecurityIdentity known = verified.getIfPresent(token.getToken());
        if (known != null && isLive(known)) {
            return Uni.createFrom().item(within(request, known));
        }
        return verifier.authenticate(request, authentication).invoke(identity -> {
            if (identity != null && isForAnyRequest(identity)) {
                verified.put(token.getToken(), withoutRequest(identity));
            }
        });
    }

    private boolean isLive(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                && clock.instant().getEpochSecond() < token.getExpirationTime();
    }

    private static boolean isForAnyRequest(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token && token.getClaim("cnf") == null;
    }

    private static SecurityIdentity withoutRequest(SecurityIdentity identity) {
        Map<String, Object> attributes = new HashMap<>(identity.getAttributes());
        attributes.keySet().removeAll(OF_REQUEST);
        return copy(identity).addAttributes(attributes).build();
    }

    private static SecurityIdentity within(TokenAuthenticationRequest request, SecurityIdentity known) {
        RoutingContext routing = HttpSecurityUtils.getRoutingContextAttribute(request);
        QuarkusSecurityIdentity.Builder identity = copy(known).addAttributes(known.getAttributes());
        OidcUtils.setRoutingContextAttribute(identity, routing);
        OidcUtils.setBlockingApiAttribute(identity, routing);
        return identity.build();
    }

    private static QuarkusSecurityIdentity.Builder copy(SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addRoles(identity.getRoles())
                .addCredentials(identity.getCredentials())
                .addPermissions(identity.getPermissions());
    }
}
