package io.bridgekeeper.devstack;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives a {@code @QuarkusTest} the real PostgreSQL, Kafka and Keycloak.
 *
 * <p>Arguments: {@code database} makes the empty database {@code it_<database>} and points the application at it;
 * {@code keycloak=true} starts Keycloak and points the application's OIDC at it; {@code kafka=false} leaves the
 * broker out, otherwise it is there and empty.
 */
public final class DevstackResource implements QuarkusTestResourceLifecycleManager {
    private String database;
    private boolean keycloak;
    private boolean kafka = true;

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.get("database");
        keycloak = Boolean.parseBoolean(arguments.get("keycloak"));
        kafka = Boolean.parseBoolean(arguments.getOrDefault("kafka", "true"));
    }

    @Override
    public Map<String, String> start() {
        TestStack stack = TestStack.start(parts());
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.devservices.enabled", "false");
        if (database != null) {
            String name = "it_" + database;
            stack.freshDatabase(name);
            settings.put("quarkus.datasource.jdbc.url", stack.jdbcUrl(name));
            settings.put("quarkus.datasource.reactive.url", stack.reactiveUrl(name));
            settings.put("quarkus.datasource.username", stack.user());
            settings.put("quarkus.datasource.password", stack.password());
        }
        if (kafka) {
            stack.deleteTopics();
            settings.put("kafka.bootstrap.servers", stack.kafkaBootstrap());
        }
        if (keycloak) {
            settings.put("quarkus.oidc.auth-server-url", stack.issuer().toString());
        }
        return settings;
    }

    private Part[] parts() {
        List<Part> parts = new ArrayList<>();
        if (database != null) {
            parts.add(Part.POSTGRES);
        }
        if (kafka) {
            parts.add(Part.KAFKA);
        }
        if (keycloak) {
            parts.add(Part.KEYCLOAK);
        }
        return parts.toArray(Part[]::new);
    }

    /** Everything stays for the next test. */
    @Override
    public void stop() {}
}
