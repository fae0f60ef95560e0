package io.bridgekeeper.access;

import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * The real PostgreSQL, Kafka and Keycloak for the service under test. It reaches Keycloak's admin API through a
 * {@link Door} that a test can close.
 */
public final class AccessStack implements QuarkusTestResourceLifecycleManager {

    public static final String DATABASE = "it_access";
    /** By which the service works, as the devstack made it; the tables belong to another. */
    public static final String ROLE = "access_service";

    public static final int DOOR = 19_163;

    @Override
    public Map<String, String> start() {
        TestStack stack = TestStack.start(Part.POSTGRES, Part.KAFKA, Part.KEYCLOAK);
        stack.freshDatabase(DATABASE);
        stack.deleteTopics();
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.jdbc.url", stack.jdbcUrl(DATABASE));
        settings.put("quarkus.datasource.reactive.url", stack.reactiveUrl(DATABASE));
        settings.put("quarkus.datasource.username", ROLE);
        settings.put("quarkus.datasource.password", stack.secret("db-" + ROLE));
        settings.put("quarkus.flyway.username", stack.user());
        settings.put("quarkus.flyway.password", stack.password());
        settings.put("kafka.bootstrap.servers", stack.kafkaBootstrap());
        settings.put("quarkus.oidc.auth-server-url", stack.issuer().toString());
        settings.put("quarkus.keycloak.admin-client.server-url", "http://127.0.0.1:" + DOOR);
        settings.put("quarkus.keycloak.admin-client.client-secret", stack.secret("access-service"));
        settings.put("access.end-sessions-of", "bridgekeeper-cli");
        settings.put("access.managed-realm-roles", "it-*");
        settings.put("access.managed-clients", "it-shop");
        settings.put("access.keycloak.timeout", "PT2S");
        // Most of these tests look at what is gone with the incident; those of the grace say it in the document.
        settings.put("access.grace", "PT0S");
        settings.put("access.sweep.every", "PT1H");
        settings.put("access.sweep.retry", "PT0.5S");
        settings.put("access.account.after-publishing", "PT0.2S");
        settings.put("access.account.retry", "PT0.5S");
        settings.put("access.account.page", "3");
        settings.put("access.rehearsal.poll", "PT0.1S");
        settings.put("access.rehearsal.after-change", "PT0.1S");
        settings.put("access.rehearsal.retry", "PT0.5S");
        return settings;
    }

    /** Everything stays for the next test. */
    @Override
    public void stop() {}
}
