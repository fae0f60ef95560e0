package io.bridgekeeper.access.membership;

import io.bridgekeeper.access.AccessConfig;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.client.Client;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;

/**
 * One client of Keycloak's admin API for the whole process, with the usual {@code quarkus.keycloak.admin-client}
 * settings. The extension's own bean makes a client per request and waits 30 s for an answer.
 */
@Singleton
class KeycloakConfig {

    private final Keycloak keycloak;
    private final String realm;

    KeycloakConfig(
            AccessConfig config,
            @ConfigProperty(name = "quarkus.keycloak.admin-client.server-url") String serverUrl,
            @ConfigProperty(name = "quarkus.keycloak.admin-client.realm") String realm,
            @ConfigProperty(name = "quarkus.keycloak.admin-client.client-id") String clientId,
            @ConfigProperty(name = "quarkus.keycloak.admin-client.client-secret") String clientSecret) {
        this.realm = realm;
        Client http = Keycloak.getClientProvider().newRestEasyClient(null, null, false);
        long timeout = config.keycloak().timeout().toMillis();
        http.property(QuarkusRestClientProperties.CONNECT_TIMEOUT, timeout);
        http.property(QuarkusRestClientProperties.READ_TIMEOUT, timeout);
        this.keycloak = KeycloakBuilder.builder()
                .serverUrl(serverUrl)
                .realm(realm)
                .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                .clientId(clientId)
                .clientSecret(clientSecret)
                .resteasyClient(http)
                .build();
    }

    @Produces
    @Singleton
    RealmResource realm() {
        return keycloak.realm(realm);
    }

    @Produces
    @Singleton
    ManagedTargets managed(AccessConfig config) {
        return new ManagedTargets(
                config.managedGroupsParent(),
                config.managedRealmRoles().orElse(Set.of()),
                config.managedClients().orElse(Set.of()));
    }

    @PreDestroy
    void close() {
        keycloak.close();
    }
}
