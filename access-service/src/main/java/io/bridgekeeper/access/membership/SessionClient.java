package io.bridgekeeper.access.membership;

import jakarta.ws.rs.WebApplicationException;
import java.util.Collection;
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
        online().forEach(this::delete);
        offline().forEach(this::revoke);
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
        long left = Stream.concat(online().stream().map(UserSessionRepresentation::getId), offline().stream())
                .filter(ended::contains)
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

    /** The clients that have an offline token: told with the person's consents, which takes no right to see clients. */
    private List<String> offline() {
        return clientIds.isEmpty()
                ? List.of()
                : person.getConsents().stream()
                        .filter(consent ->
                                consent.get("additionalGrants") instanceof Collection<?> more && !more.isEmpty())
                        .map(consent -> String.valueOf(consent.get("clientId")))
                        .filter(clientIds::contains)
                        .toList();
    }

    private void delete(UserSessionRepresentation session) {
        ended.add(session.getId());
        try {
            realm.deleteSession(session.getId(), false);
        } catch (WebApplicationException e) {
            endedInBetween(e);
        }
    }

    /** The offline sessions of one client, and what the person had consented to there. */
    private void revoke(String clientId) {
        ended.add(clientId);
        try {
            person.revokeConsent(clientId);
        } catch (WebApplicationException e) {
            endedInBetween(e);
        }
    }

    /** That it is not there is what we want; anything else is a failure. */
    private static void endedInBetween(WebApplicationException e) {
        if (e.getResponse().getStatus() != KeycloakClient.NOT_FOUND) {
            throw e;
        }
    }
}
