package io.bridgekeeper.access.request;

import io.bridgekeeper.access.AccessConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.keycloak.admin.client.resource.RealmResource;

/** Asks Keycloak what all accounts of one person share. Never called in a transaction. */
@ApplicationScoped
class PersonKeyClient {

    private static final int WORKERS = 2;

    private final RealmResource realm;
    private final String attribute;
    private final WorkerExecutor workers;

    PersonKeyClient(RealmResource realm, AccessConfig config, Vertx vertx) {
        this.realm = realm;
        this.attribute = config.request().samePersonAttribute();
        this.workers = vertx.createSharedWorkerExecutor("person-key", WORKERS);
    }

    /** @return null where the account has none; fails when Keycloak cannot be asked */
    Uni<String> key(String personId) {
        return Uni.createFrom()
                .completionStage(() -> workers.executeBlocking(
                                () -> realm.users().searchByUsername(personId, true).stream()
                                        .flatMap(user -> Optional.ofNullable(user.getAttributes())
                                                .map(attributes -> attributes.getOrDefault(attribute, List.of()))
                                                .orElse(List.of())
                                                .stream())
                                        .filter(value -> !value.isBlank())
                                        .findFirst()
                                        .orElse(null),
                                false)
                        .toCompletionStage());
    }

    @PreDestroy
    void close() {
        workers.close();
    }
}
