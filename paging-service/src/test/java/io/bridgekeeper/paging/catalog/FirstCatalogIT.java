package io.bridgekeeper.paging.catalog;

import static io.bridgekeeper.paging.PagingClient.agree;
import static io.bridgekeeper.paging.PagingClient.as;
import static io.bridgekeeper.paging.PagingClient.eventually;
import static io.bridgekeeper.paging.PagingClient.incident;
import static io.bridgekeeper.paging.PagingClient.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.bridgekeeper.devstack.DevstackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A service that was never given a catalog. */
@QuarkusTest
@TestProfile(FirstCatalogIT.WithoutFile.class)
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class FirstCatalogIT {

    public static final class WithoutFile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("paging.catalog.file", "");
        }
    }

    @Test
    void opensIncidentsAndCallsNobodyUntilTheFirstCatalogIsPut() throws IOException {
        as("ada").get("/api/paging/catalog").then().statusCode(404).body("type", endsWith("/no-catalog"));
        as("ada").get("/api/paging/catalog/versions").then().statusCode(200).body("versions", empty());
        UUID before = open("search");
        assertThat(incident(before).getList("pages")).isEmpty();
        assertThat(incident(before).getList("history.what", String.class)).contains("There is nobody left to call");

        put("If-Match", "*", "").then().statusCode(412).body("type", endsWith("/catalog-changed"));
        put("If-None-Match", "*", "?dryRun=true")
                .then()
                .statusCode(200)
                .body("version", equalTo(0))
                .body("difference.added", hasSize(20));
        put("If-None-Match", "*", "").then().statusCode(200).body("version", equalTo(1));

        // The receivers belong to the tests of the usual profile.
        agree("bob", "search", Instant.now().plus(Duration.ofDays(1)));
        UUID after = open("search");
        eventually()
                .untilAsserted(() ->
                        assertThat(incident(after).getList("pages.personId")).containsExactly("bob"));
    }

    private static Response put(String header, String value, String query) throws IOException {
        byte[] catalog = Files.readAllBytes(Path.of("src/test/resources/catalog.yaml"));
        return as("ada")
                .contentType("text/yaml;charset=" + StandardCharsets.UTF_8)
                .header(header, value)
                .body(catalog)
                .put("/api/paging/catalog" + query);
    }
}
