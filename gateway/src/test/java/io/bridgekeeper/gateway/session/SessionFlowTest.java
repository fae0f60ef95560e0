package io.bridgekeeper.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgekeeper.gateway.GatewayConfig;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.RefreshToken;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.WebApplicationException;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is made of a log-out that Keycloak refuses; SessionIT has those that it takes. */
class SessionFlowTest {

    private static final GatewayConfig CONFIG = new SmallRyeConfigBuilder()
            .withMapping(GatewayConfig.class)
            .withConverter(Duration.class, 200, new DurationConverter())
            .withDefaultValue("gateway.console.secret", "of-thirty-two-characters-or-more")
            .build()
            .getConfigMapping(GatewayConfig.class);

    @Test
    void takesASessionThatKeycloakNoLongerKnowsForEnded() {
        assertThat(ended(refused(400), refused(401))).isNull();
    }

    @Test
    void failsWhereASessionGoesOnWhoseRefreshTokenIsNoLongerTaken() {
        assertThatThrownBy(() -> ended(refused(400), Uni.createFrom().item("{}")))
                .isInstanceOfSatisfying(
                        WebApplicationException.class,
                        refusal -> assertThat(refusal.getResponse().getStatus()).isEqualTo(400));
    }

    @Test
    void failsWhereNobodyCanSayWhetherASessionGoesOn() {
        assertThatThrownBy(() -> ended(refused(400), Uni.createFrom().failure(new ConnectException())))
                .hasRootCauseInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> ended(refused(400), refused(503))).isInstanceOf(WebApplicationException.class);
    }

    @Test
    void failsWhereTheRefusalIsOfTheGatewayItself() {
        assertThatThrownBy(() -> ended(refused(401), refused(401))).isInstanceOf(WebApplicationException.class);
    }

    private static Void ended(Uni<Void> end, Uni<String> userInfo) {
        return new SessionFlow(bearer -> userInfo, (client, secret, token) -> end, CONFIG, Clock.systemUTC())
                .end(QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal("alice"))
                        .addCredential(new AccessTokenCredential("access", new RefreshToken("refresh")))
                        .build())
                .await()
                .indefinitely();
    }

    private static <T> Uni<T> refused(int status) {
        return Uni.createFrom().failure(new WebApplicationException(status));
    }
}
