package io.bridgekeeper.bearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

/** Which requests ask the verifier; what a token is worth is the verifier's, and RouteIT of the gateway has real ones. */
class VerifiedTokenFlowTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final Verifier verifier = new Verifier();
    private Instant now = NOON;
    private final VerifiedTokenFlow flow = new VerifiedTokenFlow(
            verifier, () -> now, () -> Duration.between(NOON, now).toNanos());

    @Test
    void verifiesATokenOnceAMinute() {
        SecurityIdentity first = authenticated(bearer("alice"));
        now = NOON.plusSeconds(59);
        SecurityIdentity second = authenticated(bearer("alice"));
        assertThat(verifier.asked).containsExactly("alice");
        assertThat(second.getPrincipal()).isSameAs(first.getPrincipal());
        assertThat(second.getRoles()).isEqualTo(first.getRoles()).containsExactly("responder");
        assertThat(second.getPermissions()).hasSize(1).isEqualTo(first.getPermissions());
        assertThat(second.getCredential(AccessTokenCredential.class).getToken()).isEqualTo("alice");
        assertThat(second.<String>getAttribute("tenant-id")).isEqualTo("Default");
        now = NOON.plusSeconds(60);
        authenticated(bearer("alice"));
        assertThat(verifier.asked).containsExactly("alice", "alice");
    }

    @Test
    void tellsTokensApart() {
        assertThat(authenticated(bearer("alice")).getPrincipal().getName()).isEqualTo("alice");
        assertThat(authenticated(bearer("bob")).getPrincipal().getName()).isEqualTo("bob");
        assertThat(authenticated(bearer("alice")).getPrincipal().getName()).isEqualTo("alice");
        assertThat(verifier.asked).containsExactly("alice", "bob");
    }

    @Test
    void asksAgainOnceATokenIsOver() {
        verifier.expiresAt = NOON.plusSeconds(10);
        authenticated(bearer("alice"));
        now = NOON.plusMillis(9_999);
        authenticated(bearer("alice"));
        assertThat(verifier.asked).hasSize(1);
        now = NOON.plusSeconds(10);
        authenticated(bearer("alice"));
        assertThat(verifier.asked).hasSize(2);
    }

    @Test
    void keepsNoRefusal() {
        verifier.refusing = true;
        assertThatThrownBy(() -> authenticated(bearer("alice"))).isInstanceOf(AuthenticationFailedException.class);
        verifier.refusing = false;
        authenticated(bearer("alice"));
        assertThat(verifier.asked).hasSize(2);
    }

    @Test
    void asksWithEveryRequestWhereItsSenderMustBeProvenAnew() {
        verifier.bound = true;
        authenticated(bearer("alice"));
        authenticated(bearer("alice"));
        assertThat(verifier.asked).hasSize(2);
    }

    @Test
    void leavesSessionsToTheVerifier() {
        authenticated(new IdTokenCredential("alice"));
        authenticated(new IdTokenCredential("alice"));
        assertThat(verifier.asked).hasSize(2);
    }

    @Test
    void keepsNothingOfTheRequestThatATokenCameWith() {
        verifier.routing = "of the first request";
        authenticated(bearer("alice"));
        assertThat(authenticated(bearer("alice")).getAttributes().get(RoutingContext.class.getName()))
                .isNull();
    }

    private SecurityIdentity authenticated(TokenCredential token) {
        return flow.authenticate(new TokenAuthenticationRequest(token), null)
                .await()
                .indefinitely();
    }

    private static TokenCredential bearer(String person) {
        return new AccessTokenCredential(person);
    }

    /** Believes everything: the token is the person's name. */
    private static final class Verifier implements IdentityProvider<TokenAuthenticationRequest> {

        final List<String> asked = new ArrayList<>();
        Instant expiresAt = NOON.plus(Duration.ofHours(1));
        boolean refusing;
        boolean bound;
        String routing;

        @Override
        public Class<TokenAuthenticationRequest> getRequestType() {
            return TokenAuthenticationRequest.class;
        }

        @Override
        public Uni<SecurityIdentity> authenticate(
                TokenAuthenticationRequest request, AuthenticationRequestContext authentication) {
            String person = request.getToken().getToken();
            asked.add(person);
            if (refusing) {
                return Uni.createFrom().failure(new AuthenticationFailedException());
            }
            JwtClaims claims = new JwtClaims();
            claims.setSubject(person);
            claims.setExpirationTime(NumericDate.fromSeconds(expiresAt.getEpochSecond()));
            if (bound) {
                claims.setClaim("cnf", Map.of("jkt", "of a key"));
            }
            QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                    .setPrincipal(new DefaultJWTCallerPrincipal(claims))
                    .addRole("responder")
                    .addPermissionAsString("openid")
                    .addCredential(request.getToken())
                    .addAttribute("tenant-id", "Default");
            if (routing != null) {
                identity.addAttribute(RoutingContext.class.getName(), routing);
            }
            return Uni.createFrom().item(identity.build());
        }
    }
}
