package io.bridgekeeper.access.membership;

import jakarta.ws.rs.NotFoundException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.UserSessionRepresentation;

/**
 * One person's sessions of some clients, and the offline ones that outlive a log-out.
 *
 * <p>Keycloak ends a session whole, with all clients in it. With its session a refresh token is worth nothing.
 */
class SessionClient {

    private final RealmResource realm;
    private final UserResource person;
    private final Set<String> clientIds;
    private final Set<String> ended = new HashSet<>();

    /** @param clientIds of sessions with none of them nothing is known and nothing is ended */
    SessionClient(RealmResource realm, UserResource person, Set<String> clientIds) {
        this.realm = realm;
        this.person = person;
        this.clientIds = clientIds;
    }

    void end() {
        online().forEach(session -> delete(session, false));
        offline().forEach(session -> delete(session, true));
    }

    /**
     * Reads them again. One that began since is none of them: its tokens are as new as it is.
     *
     * @return what is left of those that were ended; empty where none is
     */
    Optional<String> leftover() {
        if (ended.isEmpty()) {
            return Optional.empty();
        }
        long left = Stream.concat(online().stream(), offline().stream())
                .filter(session -> ended.contains(session.getId()))
                .count();
        return left == 0
                ? Optional.empty()
                : Optional.of("Keycloak still shows %d sessions of the person".formatted(left));
    }

    private List<UserSessionRepresentation> online() {
        return clientIds.isEmpty()
                ? List.of()
                : person.getUserSessions().stream()
                        .filter(session ->
                                session.getClients().values().stream().anyMatch(clientIds::contains))
                        .toList();
    }

    private List<UserSessionRepresentation> offline() {
        return clientIds.stream()
                .flatMap(clientId -> KeycloakClient.clientUuid(realm, clientId).stream())
                .flatMap(uuid -> person.getOfflineSessions(uuid).stream())
                .toList();
    }

    private void delete(UserSessionRepresentation session, boolean offline) {
        ended.add(session.getId());
        try {
            realm.deleteSession(session.getId(), offline);
        } catch (NotFoundException e) {
            // Ended in between, which is what we want.
        }
    }
}
