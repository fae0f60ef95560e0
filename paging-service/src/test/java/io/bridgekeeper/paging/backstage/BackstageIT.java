package io.bridgekeeper.paging.backstage;

import static io.bridgekeeper.paging.PagingClient.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.Table;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From a catalog-info.yaml to a catalog that can be put. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class BackstageIT {

    private static final String IMPORT = "/api/paging/catalog/import/backstage";
    private static final String INFO = """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: { name: invoices, annotations: { pagerduty.com/service-id: P1 } }
            spec: { type: service, owner: user:erin, dependsOn: [ "component:payments" ] }
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Location
            metadata: { name: all }
            spec: { targets: [ ./a.yaml ] }
            """;

    @Test
    void proposesADocumentThatIsSoundOnceWhatIsMissingIsSaid() {
        String versions = versions();
        JsonPath proposal =
                post("application/yaml", INFO).then().statusCode(200).extract().jsonPath();
        assertThat(proposal.getList("missing.path"))
                .containsExactly("systems[6].tier", "systems[6].matchers", "systems[6].serviceOwner");
        assertThat(proposal.getList("faults.path")).containsExactly("systems[6].tier", "systems[6].matchers");
        assertThat(proposal.getList("notUnderstood.path"))
                .containsExactlyInAnyOrder("metadata.annotations['pagerduty.com/service-id']", "spec.type", "kind");
        assertThat(versions()).isEqualTo(versions);
        String completed = proposal.getString("document")
                .replace(
                        "name: \"invoices\"",
                        "name: \"invoices\"\n  tier: 2\n  matchers: [ { label: service, equals: invoices } ]");
        as("ada")
                .contentType("application/yaml;charset=UTF-8")
                .body(completed.getBytes(StandardCharsets.UTF_8))
                .put("/api/paging/catalog?dryRun=true")
                .then()
                .statusCode(200)
                .body("difference.added.id", contains("invoices"))
                .body("difference.changed", empty())
                .body("difference.removed", empty());
    }

    @Test
    void takesWhatBackstagesApiAnswers() {
        post("application/json", """
                [ { "apiVersion": "backstage.io/v1alpha1", "kind": "Component", "metadata": { "name": "a" }, "spec": {} },
                  { "apiVersion": "backstage.io/v1alpha1", "kind": "Resource", "metadata": { "name": "b" }, "spec": {} } ]
                """)
                .then()
                .statusCode(200)
                .body("missing.systemId.unique()", containsInAnyOrder("a", "b"));
    }

    @Test
    void saysWhereAStreamCannotBeRead() {
        post("application/yaml", "a: 1\n---\nb: [\n")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].path", equalTo("line 4, column 1"));
        post("application/yaml", "").then().statusCode(400);
        post("text/plain", "a").then().statusCode(415);
    }

    private static Response post(String type, String body) {
        return as("ada")
                .contentType(type + ";charset=UTF-8")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(IMPORT);
    }

    private static String versions() {
        return String.join(
                ",",
                List.of(Table.select("select max(number) from catalog_version").toString()));
    }
}
