package io.bridgekeeper.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealmTest {
    private static JsonNode realm() throws IOException {
        try (InputStream in = RealmTest.class.getResourceAsStream("/realm.json")) {
            return new ObjectMapper()
                    .readTree(Realm.of(
                            new String(in.readAllBytes()), name -> "secret-of-" + name, "http://127.0.0.1:20000"));
        }
    }

    private static JsonNode find(JsonNode all, String field, String value) {
        return StreamSupport.stream(all.spliterator(), false)
                .filter(each -> each.path(field).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + field + " " + value));
    }

    @Test
    void everySecretIsThisStacksOwn() throws IOException {
        JsonNode realm = realm();

        assertThat(realm.toString()).doesNotContain("@secret:");
        assertThat(find(realm.path("clients"), "clientId", "gateway")
                        .path("secret")
                        .asText())
                .isEqualTo("secret-of-gateway");
        assertThat(find(realm.path("users"), "username", "alice")
                        .at("/credentials/0/value")
                        .asText())
                .isEqualTo("secret-of-alice");
    }

    @ParameterizedTest
    @CsvSource({
        "alice, [\"responder\"]",
        "bob, [\"responder\"]",
        "carol, '[\"responder\",\"commander\"]'",
        "dave, [\"stakeholder\"]",
        "erin, [\"responder\"]",
        "frank, [\"responder\"]",
        "oscar, [\"responder\"]",
        "ada, [\"catalog-admin\"]",
        "ivy, [\"auditor\"]",
        "service-account-gateway, [\"signal-writer\"]",
        "service-account-bastion, [\"access-evaluator\"]"
    })
    void everybodyHasTheirRolesAndNoOther(String person, String roles) throws IOException {
        assertThat(find(realm().path("users"), "username", person)
                        .path("realmRoles")
                        .toString())
                .isEqualTo(roles);
    }

    /** Not view-clients, which reads the secrets of all clients, nor anything by which it could change what it may. */
    @Test
    void accessServiceMayDoInKeycloakWhatItNeedsAlone() throws IOException {
        assertThat(find(realm().path("users"), "username", "service-account-access-service")
                        .path("clientRoles")
                        .toString())
                .isEqualTo("{\"realm-management\":[\"view-users\",\"query-users\",\"query-groups\",\"manage-users\","
                        + "\"view-realm\"]}");
    }

    /** A code that Keycloak gave to anybody else's address would be theirs to use. */
    @Test
    void theConsoleLogsInByCodeAndPkceAndComesBackToTheGatewayAlone() throws IOException {
        JsonNode console = find(realm().path("clients"), "clientId", "bridgekeeper-console");
        assertThat(console.path("secret").asText()).isEqualTo("secret-of-bridgekeeper-console");
        assertThat(console.path("publicClient").asBoolean(true)).isFalse();
        assertThat(console.path("directAccessGrantsEnabled").asBoolean(true)).isFalse();
        assertThat(console.path("redirectUris").toString()).isEqualTo("[\"http://127.0.0.1:20000/console/callback\"]");
        assertThat(console.at("/attributes/pkce.code.challenge.method").asText())
                .isEqualTo("S256");
    }

    @Test
    void nobodyRegistersAndGuessingIsSlowedDown() throws IOException {
        assertThat(realm().path("registrationAllowed").asBoolean(true)).isFalse();
        assertThat(realm().path("bruteForceProtected").asBoolean()).isTrue();
    }

    @Test
    void accessTokensLiveFiveMinutes() throws IOException {
        assertThat(realm().path("accessTokenLifespan").asInt()).isEqualTo(300);
    }
}
