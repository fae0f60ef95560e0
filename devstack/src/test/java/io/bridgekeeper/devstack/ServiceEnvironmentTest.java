package io.bridgekeeper.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceEnvironmentTest {
    private final ServiceEnvironment environment =
            new ServiceEnvironment(new Ports(20_000), name -> "secret-of-" + name, Path.of("/data/catalog.yaml"));

    @ParameterizedTest
    @EnumSource(Service.class)
    void everyServiceListensOnLoopbackAtItsOwnPortOnly(Service service) {
        assertThat(environment.of(service))
                .containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1")
                .containsEntry("QUARKUS_HTTP_PORT", Integer.toString(20_000 + service.portOffset()))
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:20012")
                .containsEntry("QUARKUS_OIDC_AUTH_SERVER_URL", "http://127.0.0.1:20010/realms/bridgekeeper");
    }

    @Test
    void aServiceGetsItsOwnDatabaseAndNoOther() {
        Map<String, String> roster = environment.of(Service.ROSTER);

        assertThat(roster)
                .containsEntry("QUARKUS_DATASOURCE_USERNAME", "roster")
                .containsEntry("QUARKUS_DATASOURCE_PASSWORD", "secret-of-db-roster")
                .containsEntry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:20014/roster");
        assertThat(roster.values()).noneMatch(value -> value.contains("secret-of-") && !value.contains("roster"));
    }

    @Test
    void accessWorksByARoleThatDoesNotOwnItsTables() {
        assertThat(environment.of(Service.ACCESS))
                .containsEntry("QUARKUS_DATASOURCE_USERNAME", "access_service")
                .containsEntry("QUARKUS_DATASOURCE_PASSWORD", "secret-of-db-access_service")
                .containsEntry("QUARKUS_FLYWAY_USERNAME", "access")
                .containsEntry("QUARKUS_FLYWAY_PASSWORD", "secret-of-db-access");
        assertThat(environment.of(Service.ROSTER)).doesNotContainKey("QUARKUS_FLYWAY_USERNAME");
    }

    @Test
    void theGatewayKeepsNothing() {
        assertThat(environment.of(Service.GATEWAY).keySet()).noneMatch(name -> name.contains("DATASOURCE"));
    }

    @Test
    void pagingAndTheGatewayAloneHoldTheKeyThatSealsSecretsOfSenders() {
        for (Service service : Service.values()) {
            assertThat(environment.of(service).containsValue("secret-of-sealing"))
                    .as(service.module())
                    .isEqualTo(service == Service.PAGING || service == Service.GATEWAY);
        }
    }

    @Test
    void onlyPagingHoldsTheKeysOfOutgoingWebhooksLinksAndPushMessages() {
        for (Service service : Service.values()) {
            for (String key :
                    new String[] {"secret-of-webhook-signing", "secret-of-link-signing", "secret-of-push-key"}) {
                assertThat(environment.of(service).containsValue(key))
                        .as(service.module())
                        .isEqualTo(service == Service.PAGING);
            }
        }
    }
}
