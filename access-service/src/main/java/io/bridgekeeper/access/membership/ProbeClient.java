package io.bridgekeeper.access.membership;

import static io.smallrye.mutiny.vertx.UniHelper.toUni;

import io.bridgekeeper.access.AccessConfig;
import io.bridgekeeper.access.membership.Trial.Away;
import io.bridgekeeper.access.membership.Trial.Managed;
import io.bridgekeeper.access.membership.Trial.Missing;
import io.bridgekeeper.access.membership.Trial.NotTried;
import io.bridgekeeper.access.membership.Trial.Refused;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Tries out, with a user who is there for nothing else, whether this service can give and take a target. On a thread of
 * its own, so that no grant waits for it. One caller at a time in all replicas. Never called in a transaction.
 */
@ApplicationScoped
public class ProbeClient {

    private static final int FORBIDDEN = 403;

    private final RealmResource realm;
    private final ManagedTargets managed;
    private final String probe;
    private final WorkerExecutor worker;

    ProbeClient(RealmResource realm, ManagedTargets managed, AccessConfig config, Vertx vertx) {
        this.realm = realm;
        this.managed = managed;
        this.probe = config.rehearsal().probe();
        this.worker = vertx.createSharedWorkerExecutor("probe", 1);
    }

    /**
     * Gives it to the probe user, reads it back, takes it, reads that back; never fails. After {@link Away} and
     * {@link Refused} the probe user may still have it: {@link #clear}.
     */
    public Uni<Trial> tryOut(Target target) {
        Optional<String> refusal = managed.refusal(target);
        if (refusal.isPresent()) {
            return Uni.createFrom().item(new Refused(refusal.get()));
        }
        return toUni(worker.executeBlocking(() -> tried(target), false))
                .onFailure()
                .recoverWithItem(ProbeClient::failed);
    }

    /**
     * Takes from the probe user whatever of it is managed here, as a crash may have left it.
     *
     * @return what was taken; fails when Keycloak cannot be asked, with a message for people
     */
    public Uni<List<String>> clear() {
        return toUni(worker.executeBlocking(this::cleared, false))
                .onFailure()
                .transform(failure ->
                        new IllegalStateException(FailureMapper.failed(failure).detail()));
    }

    private Trial tried(Target target) {
        Optional<UserRepresentation> user = KeycloakClient.user(realm, probe);
        if (user.isEmpty()) {
            return target instanceof Target.Group(String path)
                            && KeycloakClient.group(realm, path).isEmpty()
                    ? new Missing("Keycloak knows no group " + path)
                    : new NotTried();
        }
        HoldClient hold =
                KeycloakClient.hold(realm, realm.users().get(user.get().getId()), target);
        hold.take();
        Optional<String> missing = hold.find();
        if (missing.isPresent()) {
            return new Missing(missing.get());
        }
        boolean given = false;
        RuntimeException failure = null;
        try {
            hold.give();
            given = hold.held();
        } catch (RuntimeException e) {
            failure = e;
        }
        // Also after a failure: Keycloak may have done what it could not tell any more.
        hold.take();
        if (failure != null) {
            throw failure;
        }
        if (!given) {
            return new Refused("Keycloak did not show " + target.text() + " once it was given");
        }
        return hold.held()
                ? new Refused("Keycloak still shows " + target.text() + " once it was taken")
                : new Managed();
    }

    private List<String> cleared() {
        Optional<UserRepresentation> user = KeycloakClient.user(realm, probe);
        if (user.isEmpty()) {
            return List.of();
        }
        UserResource person = realm.users().get(user.get().getId());
        List<String> taken = new ArrayList<>();
        for (Target target : held(person)) {
            if (managed.refusal(target).isEmpty()
                    && KeycloakClient.hold(realm, person, target).take()) {
                taken.add(target.text());
            }
        }
        return List.copyOf(taken);
    }

    /**
     * Asked level by level: the list of all mappings leaves out what this service may not look at, though it may take it.
     */
    private List<Target> held(UserResource person) {
        Stream<Target> groups = person.groups().stream().map(group -> new Target.Group(group.getPath()));
        Stream<Target> ofRealm =
                person.roles().realmLevel().listAll().stream().map(role -> new Target.RealmRole(role.getName()));
        Stream<Target> ofClients = managed.clients().stream().flatMap(clientId -> roles(person, clientId));
        return Stream.of(groups, ofRealm, ofClients).flatMap(each -> each).toList();
    }

    private Stream<Target> roles(UserResource person, String clientId) {
        try {
            return KeycloakClient.clientUuid(realm, clientId).stream()
                    .flatMap(uuid -> person.roles().clientLevel(uuid).listAll().stream())
                    .map(role -> new Target.ClientRole(clientId, role.getName()));
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == FORBIDDEN) {
                // Who may not find the client has given none of its roles either.
                return Stream.of();
            }
            throw e;
        }
    }

    private static Trial failed(Throwable failure) {
        Answer.Failed failed = FailureMapper.failed(failure);
        // A token that is no longer taken says nothing about the target.
        return switch (failed.fault()) {
            case AWAY -> new Away(failed.detail());
            case REFUSED ->
                FailureMapper.isUnauthorized(failure) ? new Away(failed.detail()) : new Refused(failed.detail());
        };
    }

    @PreDestroy
    void close() {
        worker.close();
    }
}
