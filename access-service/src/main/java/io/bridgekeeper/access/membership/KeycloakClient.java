package io.bridgekeeper.access.membership;

import static io.smallrye.mutiny.vertx.UniHelper.toUni;

import io.bridgekeeper.access.AccessConfig;
import io.bridgekeeper.access.membership.Answer.Failed;
import io.bridgekeeper.access.membership.Answer.Fault;
import io.bridgekeeper.access.membership.Answer.Gone;
import io.bridgekeeper.access.membership.Answer.Held;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Asks Keycloak, on threads of its own, for memberships of what it may manage.
 *
 * <p>Every question is idempotent, and every answer is a value: an outage is one too. Never called in a transaction.
 */
@ApplicationScoped
public class KeycloakClient {

    static final int NOT_FOUND = 404;

    private final RealmResource realm;
    private final ManagedTargets managed;
    private final Set<String> endSessionsOf;
    private final Duration patience;
    private final String probe;
    private final Clock clock;
    private final WorkerExecutor workers;

    KeycloakClient(RealmResource realm, ManagedTargets managed, AccessConfig config, Vertx vertx, Clock clock) {
        this.realm = realm;
        this.managed = managed;
        this.endSessionsOf = config.endSessionsOf().orElse(Set.of());
        // A change begun this late would still be answered before another replica may claim the membership.
        this.patience = config.work().lease().minus(config.keycloak().timeout()).dividedBy(2);
        this.probe = UserName.of(config.rehearsal().probe());
        this.clock = clock;
        this.workers =
                vertx.createSharedWorkerExecutor("keycloak", config.work().workers() + 1);
    }

    /** Gives the person what the membership is of, or takes it; never fails. */
    public Uni<Answer> make(Membership membership, boolean member) {
        return managed.refusal(membership.target())
                .map(why -> Uni.createFrom().<Answer>item(new Failed(Fault.REFUSED, why)))
                .orElseGet(() -> onWorker(() -> member ? join(membership) : leave(membership))
                        .onFailure()
                        .recoverWithItem(FailureMapper::failed));
    }

    /** Says whether the person has what the membership is of, and changes nothing; never fails. */
    public Uni<Answer> look(Membership membership) {
        return managed.refusal(membership.target())
                .map(why -> Uni.createFrom().<Answer>item(new Failed(Fault.REFUSED, why)))
                .orElseGet(() -> onWorker(() -> user(realm, membership.personId())
                                .filter(user -> hold(realm, realm.users().get(user.getId()), membership.target())
                                        .held())
                                .<Answer>map(user -> new Held(false))
                                .orElseGet(() -> new Gone(false)))
                        .onFailure()
                        .recoverWithItem(FailureMapper::failed));
    }

    /**
     * Everybody who has it of their own, but for the probe user of the rehearsal, which clears up itself; nobody where
     * there is no such thing.
     *
     * @return empty where Keycloak lets this service not look; fails when Keycloak cannot be asked, with a message for
     *     people
     */
    public Uni<Optional<List<Membership>>> holders(Target target) {
        Optional<String> refusal = managed.refusal(target);
        if (refusal.isPresent()) {
            return Uni.createFrom().failure(new IllegalArgumentException(refusal.get()));
        }
        return onWorker(() -> HoldersClient.of(realm, target)
                        .map(names -> names.stream()
                                .filter(name -> !UserName.of(name).equals(probe))
                                .map(name -> new Membership(name, target))
                                .toList()))
                .onFailure()
                .transform(failure ->
                        new IllegalStateException(FailureMapper.failed(failure).detail()));
    }

    private Answer join(Membership membership) {
        if (UserName.of(membership.personId()).equals(probe)) {
            return new Failed(Fault.REFUSED, membership.personId() + " is the probe user of the rehearsal");
        }
        Instant deadline = clock.instant().plus(patience);
        Optional<UserRepresentation> user = user(realm, membership.personId());
        if (user.isEmpty()) {
            return new Failed(Fault.REFUSED, "Keycloak knows no person " + membership.personId());
        }
        if (!Boolean.TRUE.equals(user.get().isEnabled())) {
            return new Failed(Fault.REFUSED, membership.personId() + " is disabled in Keycloak");
        }
        HoldClient hold = hold(realm, realm.users().get(user.get().getId()), membership.target());
        if (hold.held()) {
            return new Held(false);
        }
        Optional<String> missing = hold.find();
        if (missing.isPresent()) {
            return new Failed(Fault.REFUSED, missing.get());
        }
        if (clock.instant().isAfter(deadline)) {
            return new Failed(Fault.AWAY, "Keycloak is too slow");
        }
        hold.give();
        return new Held(true);
    }

    private Answer leave(Membership membership) {
        Instant deadline = clock.instant().plus(patience);
        Optional<UserRepresentation> user = user(realm, membership.personId());
        if (user.isEmpty()) {
            return new Gone(false);
        }
        UserResource person = realm.users().get(user.get().getId());
        HoldClient hold = hold(realm, person, membership.target());
        if (clock.instant().isAfter(deadline)) {
            return new Failed(Fault.AWAY, "Keycloak is too slow");
        }
        boolean taken = hold.take();
        // Also where it was gone already: its sessions may have outlived a crash of ours.
        SessionClient sessions = new SessionClient(realm, person, affected(membership.target()));
        sessions.end();
        // Gone is only what Keycloak was read back to lack.
        return Stream.concat(hold.leftover().stream(), sessions.leftover().stream())
                .<Answer>map(left -> new Failed(Fault.REFUSED, left))
                .findFirst()
                .orElseGet(() -> new Gone(taken));
    }

    private Set<String> affected(Target target) {
        return switch (target) {
            case Target.Group g -> endSessionsOf;
            case Target.RealmRole r -> endSessionsOf;
            case Target.ClientRole role ->
                Stream.concat(endSessionsOf.stream(), Stream.of(role.clientId()))
                        .collect(Collectors.toSet());
        };
    }

    static HoldClient hold(RealmResource realm, UserResource person, Target target) {
        return switch (target) {
            case Target.Group(String path) -> new GroupHoldClient(realm, person, path);
            case Target.RealmRole(String name) -> RoleHoldClient.ofRealm(person, name);
            case Target.ClientRole(String clientId, String name) ->
                RoleHoldClient.ofClient(realm, person, clientId, name);
        };
    }

    static Optional<UserRepresentation> user(RealmResource realm, String personId) {
        String name = UserName.of(personId);
        return realm.users().searchByUsername(name, true).stream()
                .filter(user -> UserName.of(user.getUsername()).equals(name))
                .findFirst();
    }

    static Optional<GroupRepresentation> group(RealmResource realm, String path) {
        try {
            return Optional.of(realm.getGroupByPath(path)).filter(group -> path.equals(group.getPath()));
        } catch (WebApplicationException e) {
            e.getResponse().close();
            if (e.getResponse().getStatus() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Keycloak's own id of a client; empty where there is no such client. */
    static Optional<String> clientUuid(RealmResource realm, String clientId) {
        return realm.clients().findByClientId(clientId).stream()
                .filter(client -> clientId.equals(client.getClientId()))
                .map(ClientRepresentation::getId)
                .findFirst();
    }

    private <T> Uni<T> onWorker(Callable<T> question) {
        return toUni(workers.executeBlocking(question, false));
    }

    @PreDestroy
    void close() {
        workers.close();
    }
}
