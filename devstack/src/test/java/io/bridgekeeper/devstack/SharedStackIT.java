package io.bridgekeeper.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class SharedStackIT {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void aFreshDatabaseIsEmptyAlthoughSomebodyIsConnectedToTheOldOne() throws SQLException {
        TestStack stack = TestStack.start(Part.POSTGRES);
        stack.freshDatabase("it_devstack");
        try (Connection old =
                        DriverManager.getConnection(stack.jdbcUrl("it_devstack"), stack.user(), stack.password());
                Statement statement = old.createStatement()) {
            statement.execute("CREATE TABLE remains (word text)");

            stack.freshDatabase("it_devstack");

            try (Connection fresh =
                            DriverManager.getConnection(stack.jdbcUrl("it_devstack"), stack.user(), stack.password());
                    Statement again = fresh.createStatement()) {
                again.execute("CREATE TABLE remains (word text)");
            }
        }
    }

    @Test
    void aServicesRoleEntersNoOtherServicesDatabase() {
        TestStack stack = TestStack.start(Part.POSTGRES);

        assertThatThrownBy(() -> DriverManager.getConnection(
                        stack.jdbcUrl("paging"), "roster", stack.secret(Secrets.ofDatabase("roster"))))
                .hasMessageContaining("permission denied");
    }

    @Test
    void theBrokerComesBackWithWhatItHadAndCanBeEmptied() throws Exception {
        TestStack stack = TestStack.start(Part.KAFKA);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.kafkaBootstrap()))) {
            stack.deleteTopics();
            admin.createTopics(List.of(new NewTopic("devstack.kept", 1, (short) 1)))
                    .all()
                    .get();

            stack.stopKafka();
            stack.startKafka();

            assertThat(admin.listTopics().names().get()).contains("devstack.kept");

            stack.deleteTopics();

            assertThat(admin.listTopics().names().get()).doesNotContain("devstack.kept");
        }
    }

    @Test
    void aPersonsTokenSaysWhoTheyAreWhatTheyMayAndWhomItIsFor() throws IOException {
        TestStack stack = TestStack.start(Part.KEYCLOAK);

        JsonNode claims = claims(stack.token("carol"));

        assertThat(claims.path("iss").asText()).isEqualTo(stack.issuer().toString());
        assertThat(claims.path("aud").toString()).contains("bridgekeeper-api");
        assertThat(claims.path("preferred_username").asText()).isEqualTo("carol");
        assertThat(claims.at("/realm_access/roles").toString()).contains("commander", "responder");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(300);
        assertThat(stack.token("carol")).isEqualTo(stack.token("carol"));
    }

    @Test
    void onlyTheGatewaysServiceAccountMayWriteSignals() throws IOException {
        TestStack stack = TestStack.start(Part.KEYCLOAK);

        assertThat(claims(stack.serviceToken("gateway"))
                        .at("/realm_access/roles")
                        .toString())
                .isEqualTo("[\"signal-writer\"]");
        assertThat(claims(stack.serviceToken("access-service"))
                        .at("/realm_access")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void theAccessServiceMovesPeopleInAndOutOfGroupsAndTheirTokensTell() throws Exception {
        TestStack stack = TestStack.start(Part.KEYCLOAK);
        String token = stack.serviceToken("access-service");
        String admin = stack.keycloak() + "/admin/realms/" + stack.realm();
        String person = json.readTree(send("GET", admin + "/users?exact=true&username=frank", token)
                        .body())
                .at("/0/id")
                .asText();
        String group = json.readTree(send("GET", admin + "/group-by-path/systems/search/responders", token)
                        .body())
                .path("id")
                .asText();
        String membership = admin + "/users/" + person + "/groups/" + group;

        assertThat(send("PUT", membership, token).statusCode()).isEqualTo(204);
        assertThat(claims(stack.freshToken("frank")).path("groups").toString())
                .isEqualTo("[\"/systems/search/responders\"]");

        assertThat(send("DELETE", membership, token).statusCode()).isEqualTo(204);
        assertThat(claims(stack.freshToken("frank")).path("groups").toString()).doesNotContain("search");
    }

    @Test
    void theAccessServiceMayNotTouchTheRealmItsClientsOrItsRoles() throws Exception {
        TestStack stack = TestStack.start(Part.KEYCLOAK);
        String token = stack.serviceToken("access-service");
        String admin = stack.keycloak() + "/admin/realms/" + stack.realm();

        for (String path : List.of("/clients", "/events", "/identity-provider/instances")) {
            assertThat(send("GET", admin + path, token).statusCode()).as(path).isEqualTo(403);
        }
        // It looks who has a role, and changes none.
        assertThat(send("GET", admin + "/roles", token).statusCode()).isEqualTo(200);
        assertThat(send("DELETE", admin + "/roles/responder", token).statusCode())
                .isEqualTo(403);
        assertThat(send("DELETE", admin, token).statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> send(String method, String address, String token)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private JsonNode claims(String token) throws IOException {
        return json.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }
}
