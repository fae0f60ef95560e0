package io.bridgekeeper.devstack;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The settings with which one service finds everything around it. All go by environment: no secret shows in the list
 * of processes.
 *
 * @param secret a secret of this stack by its name
 * @param catalog the file that says who owns what
 */
record ServiceEnvironment(Ports ports, UnaryOperator<String> secret, Path catalog) {

    Map<String, String> of(Service service) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("QUARKUS_HTTP_HOST", Ports.HOST);
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(service)));
        settings.put("KAFKA_BOOTSTRAP_SERVERS", Ports.HOST + ":" + ports.kafka());
        settings.put("QUARKUS_OIDC_AUTH_SERVER_URL", realm());
        // glibc keeps a heap per thread otherwise, which these small services pay for in resident memory.
        settings.put("MALLOC_ARENA_MAX", "2");
        if (service.hasDatabase()) {
            settings.putAll(database(service));
        }
        settings.putAll(
                switch (service) {
                    case GATEWAY -> gateway();
                    case PAGING -> paging();
                    case ACCESS -> access();
                    case ROSTER, FOLLOWUP -> Map.of();
                });
        return settings;
    }

    private Map<String, String> database(Service service) {
        String address = "postgresql://" + Ports.HOST + ":" + ports.postgres() + "/" + service.database();
        Map<String, String> settings = new LinkedHashMap<>(Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:" + address,
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                address,
                "QUARKUS_DATASOURCE_USERNAME",
                service.databaseRole(),
                "QUARKUS_DATASOURCE_PASSWORD",
                secret.apply(Secrets.ofDatabase(service.databaseRole())),
                // A busy machine may take longer than the pool's patience for the first connection.
                "QUARKUS_FLYWAY_CONNECT_RETRIES",
                "10"));
        if (!service.databaseRole().equals(service.database())) {
            settings.put("QUARKUS_FLYWAY_USERNAME", service.database());
            settings.put("QUARKUS_FLYWAY_PASSWORD", secret.apply(Secrets.ofDatabase(service.database())));
        }
        return settings;
    }

    private Map<String, String> gateway() {
        return Map.of(
                "GATEWAY_UPSTREAM_PAGING", address(Service.PAGING),
                "GATEWAY_UPSTREAM_ROSTER", address(Service.ROSTER),
                "GATEWAY_UPSTREAM_ACCESS", address(Service.ACCESS),
                "GATEWAY_UPSTREAM_FOLLOWUP", address(Service.FOLLOWUP),
                "QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET", secret.apply(Service.GATEWAY.module()),
                "GATEWAY_SEALING_KEYS", secret.apply(Secrets.SEALING),
                "GATEWAY_CONSOLE_ENABLED", "true",
                "GATEWAY_CONSOLE_SECRET", secret.apply("bridgekeeper-console"),
                // All of it is on loopback, where nobody listens in.
                "GATEWAY_CONSOLE_HTTPS", "false");
    }

    private Map<String, String> paging() {
        Map<String, String> settings = new LinkedHashMap<>(Map.of(
                "PAGING_CATALOG_FILE",
                catalog.toString(),
                // Stories and loads page the same few people at all hours, and must not depend on how often they ran.
                "PAGING_LOAD_GUARD_ENABLED",
                "false",
                "PAGING_NOTIFY_PUBLIC_URL",
                address(Service.GATEWAY),
                "PAGING_NOTIFY_WEBHOOK_SECRET",
                secret.apply(Secrets.WEBHOOK_SIGNING),
                "PAGING_NOTIFY_LINK_SECRET",
                secret.apply(Secrets.LINK_SIGNING),
                // Loopback is private: without being named it would not be called.
                "PAGING_NOTIFY_WEBHOOK_ALLOWED_HOSTS",
                Ports.HOST,
                "QUARKUS_MAILER_FROM",
                "bridgekeeper@bridgekeeper.test",
                "QUARKUS_MAILER_HOST",
                Ports.HOST,
                "QUARKUS_MAILER_PORT",
                Integer.toString(ports.noticeSmtp())));
        settings.put("PAGING_NOTIFY_WEBPUSH_PRIVATE_KEY", secret.apply(Secrets.PUSH_KEY));
        settings.put("PAGING_SEALING_KEYS", secret.apply(Secrets.SEALING));
        settings.put("PAGING_NOTIFY_WEBPUSH_SUBJECT", "mailto:bridgekeeper@bridgekeeper.test");
        return settings;
    }

    private Map<String, String> access() {
        return Map.of(
                "QUARKUS_KEYCLOAK_ADMIN_CLIENT_SERVER_URL",
                keycloak(),
                "QUARKUS_KEYCLOAK_ADMIN_CLIENT_CLIENT_SECRET",
                secret.apply(Service.ACCESS.module()),
                "ACCESS_PUBLIC_URL",
                address(Service.GATEWAY),
                // Nobody who tries it out waits an hour to see who left, nor does a story, which waits half a minute.
                "ACCESS_ACCOUNT_EVERY",
                "PT20S",
                "ACCESS_ACCOUNT_AFTER_PUBLISHING",
                "PT1S",
                // Who tries it out wants to see access go with its incident, not half an hour later.
                "ACCESS_GRACE",
                "PT0S",
                // Whoever logs in at the command line has no session, and so no refresh token, past their access.
                "ACCESS_END_SESSIONS_OF",
                "bridgekeeper-cli");
    }

    private String address(Service service) {
        return "http://" + Ports.HOST + ":" + ports.of(service);
    }

    private String keycloak() {
        return "http://" + Ports.HOST + ":" + ports.keycloak();
    }

    private String realm() {
        return keycloak() + "/realms/" + Keycloak.REALM;
    }
}
