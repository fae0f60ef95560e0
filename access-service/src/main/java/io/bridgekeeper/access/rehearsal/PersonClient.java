package io.bridgekeeper.access.rehearsal;

import static io.smallrye.mutiny.vertx.UniHelper.toUni;

import io.bridgekeeper.access.membership.FailureMapper;
import io.bridgekeeper.access.membership.UserName;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Asks Keycloak, on a thread of its own, what it has of a person. Changes nothing there: a rehearsal never touches a
 * person. Never called in a transaction.
 */
@ApplicationScoped
class PersonClient {

    private final RealmResource realm;
    private final WorkerExecutor worker;

    PersonClient(RealmResource realm, Vertx vertx) {
        this.realm = realm;
        this.worker = vertx.createSharedWorkerExecutor("rehearsal", 1);
    }

    /** @return fails when Keycloak does not tell, whatever the cause, with a message for people */
    Uni<Found> ask(String personId) {
        return toUni(worker.executeBlocking(() -> found(UserName.of(personId)), false))
                .onFailure()
                .transform(failure ->
                        new IllegalStateException(FailureMapper.failed(failure).detail()));
    }

    private Found found(String name) {
        return realm.users().searchByUsername(name, true).stream()
                .filter(user -> UserName.of(user.getUsername()).equals(name))
                .findFirst()
                .<Found>map(this::account)
                .orElseGet(Found.Nobody::new);
    }

    private Found.Account account(UserRepresentation user) {
        UserResource person = realm.users().get(user.getId());
        Object locked =
                realm.attackDetection().bruteForceUserStatus(user.getId()).getOrDefault("disabled", false);
        List<String> actions = user.getRequiredActions();
        return new Found.Account(
                // Nobody is taken for disabled of whom that is not said.
                !Boolean.FALSE.equals(user.isEnabled()),
                Boolean.parseBoolean(String.valueOf(locked)),
                actions == null ? Set.of() : Set.copyOf(actions),
                person.credentials().stream()
                        .map(CredentialRepresentation::getType)
                        .collect(Collectors.toSet()),
                person.groups().stream().map(GroupRepresentation::getPath).collect(Collectors.toSet()));
    }

    @PreDestroy
    void close() {
        worker.close();
    }
}
