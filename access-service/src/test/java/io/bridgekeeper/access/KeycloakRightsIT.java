package io.bridgekeeper.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client of access-service may do in Keycloak, and what access-service itself does not do with it. */
@QuarkusTest
@WithTestResource(AccessStack.class)
class KeycloakRightsIT {

    private final World world = World.get();
    private final UUID incident = UUID.randomUUID();

    @BeforeEach
    void openTheDoor() {
        world.door.open();
    }

    @ParameterizedTest
    @ValueSource(strings = {"realm-admin", "manage-realm", "manage-clients", "impersonation", "manage-authorization"})
    void makesNobodyAnAdministratorNorItself(String role) {
        String management = world.clientUuid("realm-management");
        String roles = "[" + world.role(management, role) + "]";
        for (String person : new String[] {"alice", "service-account-access-service"}) {
            String path = "/users/" + world.userId(person) + "/role-mappings/clients/" + management;
            assertThat(world.asAccessService("POST", path, roles)).isEqualTo(403);
        }
    }

    @Test
    void changesNeitherClientsNorTheRealm() {
        assertThat(world.asAccessService("PUT", "/clients/" + world.clientUuid("gateway"), "{}"))
                .isEqualTo(403);
        assertThat(world.asAccessService("POST", "/clients", "{\"clientId\":\"mine\"}"))
                .isEqualTo(403);
        assertThat(world.asAccessService("PUT", "", "{\"enabled\":false}")).isEqualTo(403);
        assertThat(world.asAccessService("POST", "/users/" + world.userId("alice") + "/impersonation", "{}"))
                .isEqualTo(403);
    }

    /** What view-realm adds, for the sweep of realm roles; view-clients would add the secrets of all clients. */
    @Test
    void seesWhoHasARealmRoleAndChangesNone() {
        String role = world.realmRole();
        assertThat(world.asAccessService("GET", "/roles/" + role + "/users", null))
                .isEqualTo(200);
        assertThat(world.asAccessService("PUT", "/roles/" + role, "{\"name\":\"" + role + "\",\"composite\":true}"))
                .isEqualTo(403);
        assertThat(world.asAccessService("POST", "/roles", "{\"name\":\"it-mine\"}"))
                .isEqualTo(403);
    }

    /** Keycloak would let it: so that its own rule is what holds, and that this is known. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/it-outside",
                "realm:auditor",
                "realm:admin",
                "client:realm-management:realm-admin",
                "client:gateway:x"
            })
    void givesNothingThatIsNotManagedWhateverAProfileSays(String target) {
        String system = world.system();
        world.targets(system, World.group(system), target);
        world.responder(incident, system, "alice");
        await().atMost(World.PATIENCE)
                .until(() -> world.count(
                                "select count(*) from page where standing = 'accepted' and incident_id = ?", incident)
                        == 1);
        assertThat(world.words(incident)).isEmpty();
        assertThat(world.members(system)).isEmpty();
        assertThat(world.rolesOfNewToken("alice")).doesNotContain("auditor", "admin", "realm-management:realm-admin");
    }
}
