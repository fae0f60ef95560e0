package io.bridgekeeper.gateway.session;

import static io.bridgekeeper.gateway.GatewayCaller.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Keycloak is killed while people work by their sessions. */
@QuarkusTest
@WithTestResource(ConsoleStack.class)
class SessionWithoutKeycloakIT {

    private final TestStack stack = TestStack.start(Part.KEYCLOAK);

    @Test
    void letsASessionGoOnAndShowsNoLogOutThatIsNone() {
        Person alice = new Person();
        alice.logIn("alice", stack.secret("alice"));
        String csrf = get("/api/session", "Cookie", alice.cookieHeader())
                .json()
                .get("csrfToken")
                .asText();
        stack.killKeycloak();
        try {
            // Longer than a replica takes its word for it.
            await().during(Duration.ofMillis(2 * ConsoleStack.RECHECK_MILLIS))
                    .until(() ->
                            get("/api/session", "Cookie", alice.cookieHeader()).status() == 200);
            var refused = alice.delete("/api/session", csrf);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("/identity-away");
            assertThat(refused.headers().firstValue("retry-after")).contains("5");
            assertThat(get("/api/session", "Cookie", alice.cookieHeader()).status())
                    .as("still logged in")
                    .isEqualTo(200);
        } finally {
            stack.startKeycloak();
        }
        assertThat(alice.delete("/api/session", csrf).statusCode()).isEqualTo(204);
        assertThat(alice.open("/console/").body()).contains("password");
    }
}
