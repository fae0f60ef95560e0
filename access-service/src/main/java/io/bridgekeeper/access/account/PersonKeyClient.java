package io.bridgekeeper.access.account;

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
public class PersonKeyClient {

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
    public Uni<String> key(String personId) {
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

    /** Whether Keycloak says that two accounts are one person's; fails as above. */
    public Uni<Boolean> same(String personId, String other) {
        return key(personId)
                .chain(one ->
                        one == null ? Uni.createFrom().item(false) : key(other).map(one::equals));
    }

    @PreDestroy
    void close() {
        workers.close();
    }
}
