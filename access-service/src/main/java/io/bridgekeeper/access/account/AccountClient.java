package io.bridgekeeper.access.account;

import static io.smallrye.mutiny.vertx.UniHelper.toUni;

import io.bridgekeeper.access.AccessConfig;
import io.bridgekeeper.access.membership.FailureMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.UserRepresentation;

/** Asks Keycloak, on a thread of its own, who has an account. Changes nothing there. Never called in a transaction. */
@ApplicationScoped
class AccountClient {

    private final RealmResource realm;
    private final int pageSize;
    private final Clock clock;
    private final WorkerExecutor worker;

    AccountClient(RealmResource realm, AccessConfig config, Vertx vertx, Clock clock) {
        this.realm = realm;
        this.pageSize = config.account().page();
        this.clock = clock;
        this.worker = vertx.createSharedWorkerExecutor("accounts", 1);
    }

    /**
     * Everybody, page by page.
     *
     * <p>Whoever is deleted between two pages moves another from the later one to the earlier: one who is lacking is
     * therefore not known to be gone.
     *
     * @return fails when Keycloak cannot be asked or takes longer than {@code patience}, with a message for people
     */
    Uni<Accounts> all(Duration patience) {
        return ask(
                deadline -> {
                    List<UserRepresentation> users = new ArrayList<>();
                    List<UserRepresentation> page;
                    do {
                        beforeThe(deadline);
                        page = realm.users().search(null, null, null, null, users.size(), pageSize, null, true);
                        users.addAll(page);
                    } while (page.size() == pageSize);
                    return users;
                },
                patience);
    }

    /** These alone, each by its name; fails as above. */
    Uni<Accounts> named(List<String> personIds, Duration patience) {
        return ask(
                deadline -> {
                    List<UserRepresentation> users = new ArrayList<>();
                    for (String personId : personIds) {
                        beforeThe(deadline);
                        users.addAll(realm.users().searchByUsername(personId, true));
                    }
                    return users;
                },
                patience);
    }

    private interface Question {
        List<UserRepresentation> ask(Instant deadline);
    }

    private Uni<Accounts> ask(Question question, Duration patience) {
        Callable<Accounts> call = () -> accounts(question.ask(clock.instant().plus(patience)));
        return toUni(worker.executeBlocking(call, false))
                .onFailure()
                .transform(failure ->
                        new IllegalStateException(FailureMapper.failed(failure).detail()));
    }

    private void beforeThe(Instant deadline) {
        if (clock.instant().isAfter(deadline)) {
            throw new IllegalStateException("too many people for the time that there is");
        }
    }

    private static Accounts accounts(List<UserRepresentation> users) {
        Map<String, AccountState> states = new HashMap<>();
        // Nobody is taken for disabled of whom that is not said.
        users.forEach(user -> states.put(
                user.getUsername(),
                Boolean.FALSE.equals(user.isEnabled()) ? AccountState.DISABLED : AccountState.ENABLED));
        return new Accounts(states);
    }

    @PreDestroy
    void close() {
        worker.close();
    }
}
