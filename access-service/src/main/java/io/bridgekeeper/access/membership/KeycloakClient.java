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
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.idm.UserSessionRepresentation;

/**
 * Asks Keycloak, on threads of its own, for memberships below the managed parent.
 *
 * <p>Every question is idempotent, and every answer is a value: an outage is one too. Never called in a transaction.
 */
@ApplicationScoped
public class KeycloakClient {

    private static final int PAGE = 200;

    private final RealmResource realm;
    private final ManagedGroups managed;
    private final Set<String> endSessionsOf;
    private final Duration patience;
    private final Clock clock;
    private final WorkerExecutor workers;

    KeycloakClient(RealmResource realm, AccessConfig config, Vertx vertx, Clock clock) {
        this.realm = realm;
        this.managed = new ManagedGroups(config.managedGroupsParent());
        this.endSessionsOf = config.endSessionsOf().orElse(Set.of());
        // A change begun this late would still be answered before another replica may claim the membership.
        this.patience = config.work().lease().minus(config.keycloak().timeout()).dividedBy(2);
        this.clock = clock;
        this.workers =
                vertx.createSharedWorkerExecutor("keycloak", config.work().workers() + 1);
    }

    /** Makes the person a member, or none; never fails. */
    public Uni<Answer> make(Membership membership, boolean member) {
        return managed.refusal(membership.keycloakGroup())
                .map(why -> Uni.createFrom().<Answer>item(new Failed(Fault.REFUSED, why)))
                .orElseGet(() -> onWorker(() -> member ? join(membership) : leave(membership))
                        .onFailure()
                        .recoverWithItem(FailureMapper::failed));
    }

    /**
     * Everybody who is a member of the group; nobody where there is no such group.
     *
     * @return fails when Keycloak cannot be asked, with a message for people
     */
    public Uni<List<Membership>> members(String keycloakGroup) {
        Optional<String> refusal = managed.refusal(keycloakGroup);
        if (refusal.isPresent()) {
            return Uni.createFrom().failure(new IllegalArgumentException(refusal.get()));
        }
        return onWorker(() -> {
                    List<Membership> members = new ArrayList<>();
                    Optional<GroupRepresentation> group = group(keycloakGroup);
                    if (group.isPresent()) {
                        var resource = realm.groups().group(group.get().getId());
                        List<UserRepresentation> page;
                        do {
                            page = resource.members(members.size(), PAGE, true);
                            page.forEach(user -> members.add(new Membership(user.getUsername(), keycloakGroup)));
                        } while (page.size() == PAGE);
                    }
                    return List.copyOf(members);
                })
                .onFailure()
                .transform(failure ->
                        new IllegalStateException(FailureMapper.failed(failure).detail()));
    }

    private Answer join(Membership membership) {
        Instant deadline = clock.instant().plus(patience);
        Optional<UserRepresentation> user = user(membership.personId());
        if (user.isEmpty()) {
            return new Failed(Fault.REFUSED, "Keycloak knows no person " + membership.personId());
        }
        if (!Boolean.TRUE.equals(user.get().isEnabled())) {
            return new Failed(Fault.REFUSED, membership.personId() + " is disabled in Keycloak");
        }
        UserResource person = realm.users().get(user.get().getId());
        if (held(person, membership).isPresent()) {
            return new Held(false);
        }
        Optional<GroupRepresentation> group = group(membership.keycloakGroup());
        if (group.isEmpty()) {
            return new Failed(Fault.REFUSED, "Keycloak knows no group " + membership.keycloakGroup());
        }
        if (clock.instant().isAfter(deadline)) {
            return new Failed(Fault.AWAY, "Keycloak is too slow");
        }
        person.joinGroup(group.get().getId());
        return new Held(true);
    }

    private Answer leave(Membership membership) {
        Instant deadline = clock.instant().plus(patience);
        Optional<UserRepresentation> user = user(membership.personId());
        if (user.isEmpty()) {
            return new Gone(false);
        }
        UserResource person = realm.users().get(user.get().getId());
        Optional<GroupRepresentation> group = held(person, membership);
        if (clock.instant().isAfter(deadline)) {
            return new Failed(Fault.AWAY, "Keycloak is too slow");
        }
        group.ifPresent(held -> person.leaveGroup(held.getId()));
        // Also where the membership was gone already: its sessions may have outlived a crash of ours.
        endSessions(person);
        return new Gone(group.isPresent());
    }

    private void endSessions(UserResource person) {
        if (endSessionsOf.isEmpty()) {
            return;
        }
        for (UserSessionRepresentation session : person.getUserSessions()) {
            if (session.getClients().values().stream().anyMatch(endSessionsOf::contains)) {
                try {
                    realm.deleteSession(session.getId(), false);
                } catch (NotFoundException e) {
                    // Ended in between, which is what we want.
                }
            }
        }
    }

    private Optional<UserRepresentation> user(String personId) {
        String name = UserName.of(personId);
        return realm.users().searchByUsername(name, true).stream()
                .filter(user -> UserName.of(user.getUsername()).equals(name))
                .findFirst();
    }

    private static Optional<GroupRepresentation> held(UserResource person, Membership membership) {
        return person.groups().stream()
                .filter(group -> membership.keycloakGroup().equals(group.getPath()))
                .findFirst();
    }

    private Optional<GroupRepresentation> group(String path) {
        try {
            return Optional.of(realm.getGroupByPath(path)).filter(group -> path.equals(group.getPath()));
        } catch (NotFoundException e) {
            return Optional.empty();
        } catch (WebApplicationException e) {
            e.getResponse().close();
            throw e;
        }
    }

    private <T> Uni<T> onWorker(Callable<T> question) {
        return toUni(workers.executeBlocking(question, false));
    }

    @PreDestroy
    void close() {
        workers.close();
    }
}
