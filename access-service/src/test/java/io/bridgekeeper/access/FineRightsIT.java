package io.bridgekeeper.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.access.membership.Answer;
import io.bridgekeeper.access.membership.KeycloakClient;
import io.bridgekeeper.access.membership.Membership;
import io.bridgekeeper.access.membership.Target;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * With fine-grained admin permissions in place of {@code manage-users}, access-service does all that it has to, and Keycloak
 * itself refuses groups and roles that are not managed.
 */
@QuarkusTest
@WithTestResource(AccessStack.class)
@WithTestResource(FineRightsIT.Fine.class)
class FineRightsIT {

    /** The realm is there before the service asks for its first token. */
    public static final class Fine implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            FineRealm.make();
            return Map.of("quarkus.keycloak.admin-client.realm", FineRealm.NAME);
        }

        @Override
        public void stop() {}
    }

    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final String PERSON = "fay";

    private final FineRealm realm = FineRealm.made();

    @Inject
    KeycloakClient keycloak;

    @BeforeEach
    void openTheDoor() {
        World.get().door.open();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/systems/shop/responders", "realm:it-deployer", "client:it-shop:operator"})
    void givesWhatIsManagedAndProvesItGoneWithTheSessions(String target) {
        Membership membership = new Membership(PERSON, Target.of(target));
        assertThat(make(membership, true)).isEqualTo(new Answer.Held(true));
        assertThat(make(membership, true)).isEqualTo(new Answer.Held(false));
        assertThat(keycloak.holders(membership.target()).await().atMost(ANSWER)).hasValue(List.of(membership));
        realm.logIn(PERSON);
        assertThat(realm.sessions(PERSON)).isEqualTo(1);

        assertThat(make(membership, false)).isEqualTo(new Answer.Gone(true));
        assertThat(realm.sessions(PERSON)).isZero();
        assertThat(make(membership, false)).isEqualTo(new Answer.Gone(false));
    }

    /** Also one below the parent, until it is added to the permission: a group does not stand for those below it. */
    @ParameterizedTest
    @ValueSource(strings = {"/outside", "/systems", "/systems/shop", "/systems/later/responders"})
    void isRefusedAnyOtherGroupByKeycloakItself(String group) {
        String path = "/users/" + realm.userId(PERSON) + "/groups/" + realm.groupId(group);
        assertThat(status("PUT", path, "{}")).isEqualTo(403);
    }

    @Test
    void isRefusedAnyOtherRoleByKeycloakItself() {
        String roles = "/users/" + realm.userId(PERSON) + "/role-mappings/";
        assertThat(status("POST", roles + "realm", "[" + realm.realmRole("auditor") + "]"))
                .isEqualTo(403);
        for (String administers : List.of("manage-users", "view-clients", "realm-admin")) {
            for (String person : List.of(PERSON, "service-account-access-service")) {
                assertThat(status(
                                "POST",
                                "/users/" + realm.userId(person) + "/role-mappings/clients/"
                                        + realm.clientId("realm-management"),
                                "[" + realm.managementRole(administers) + "]"))
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void seesNoClientButThoseWhoseRolesItGives() {
        assertThat(realm.asAccessService("GET", "/clients", null).body())
                .contains("\"it-shop\"")
                .doesNotContain("\"access-service\"", "\"bridgekeeper-cli\"", "\"realm-management\"");
        assertThat(status("GET", "/clients/" + realm.clientId("access-service") + "/client-secret", null))
                .isEqualTo(403);
        assertThat(status("POST", "/groups", "{\"name\":\"mine\"}")).isEqualTo(403);
        assertThat(status("PUT", "/groups/" + realm.groupId("/outside"), "{\"name\":\"mine\"}"))
                .isEqualTo(403);
    }

    /** What ending sessions costs: whoever may manage a user sets a password too. Administrators can be kept out of it. */
    @Test
    void canStillSetPasswordsButNotThoseOfAdministrators() {
        String password = "{\"type\":\"password\",\"value\":\"guessed\",\"temporary\":false}";
        assertThat(status("PUT", "/users/" + realm.userId("sam") + "/reset-password", password))
                .isEqualTo(204);
        assertThat(status("PUT", "/users/" + realm.userId("boss") + "/reset-password", password))
                .isEqualTo(403);
        assertThat(status("PUT", "/users/" + realm.userId("boss"), "{\"enabled\":false}"))
                .isEqualTo(403);
    }

    private Answer make(Membership membership, boolean member) {
        return keycloak.make(membership, member).await().atMost(ANSWER);
    }

    private int status(String method, String path, String body) {
        return realm.asAccessService(method, path, body).statusCode();
    }
}
