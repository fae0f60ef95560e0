package io.bridgekeeper.access.membership;

import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.UserRepresentation;

/** Who has a target of their own, page by page. */
final class HoldersClient {

    private static final int PAGE = 200;

    private HoldersClient() {}

    private interface Question {
        List<UserRepresentation> ask(int first, int atMost);
    }

    /** @return user names, none where there is no such group, client or role; empty where Keycloak forbids to look */
    static Optional<List<String>> of(RealmResource realm, Target target) {
        try {
            return Optional.of(names(realm, target));
        } catch (WebApplicationException e) {
            return switch (e.getResponse().getStatus()) {
                case 403 -> Optional.empty();
                case 404 -> Optional.of(List.of());
                default -> throw e;
            };
        }
    }

    private static List<String> names(RealmResource realm, Target target) {
        return switch (target) {
            case Target.Group(String path) ->
                KeycloakClient.group(realm, path)
                        .map(group -> all((first, atMost) ->
                                realm.groups().group(group.getId()).members(first, atMost, true)))
                        .orElse(List.of());
            case Target.RealmRole(String name) ->
                all((first, atMost) -> realm.roles().get(name).getUserMembers(first, atMost));
            case Target.ClientRole(String clientId, String name) ->
                KeycloakClient.clientUuid(realm, clientId)
                        .map(uuid -> all((first, atMost) ->
                                realm.clients().get(uuid).roles().get(name).getUserMembers(first, atMost)))
                        .orElse(List.of());
        };
    }

    private static List<String> all(Question question) {
        List<String> names = new ArrayList<>();
        List<UserRepresentation> page;
        do {
            page = question.ask(names.size(), PAGE);
            page.forEach(user -> names.add(user.getUsername()));
        } while (page.size() == PAGE);
        return List.copyOf(names);
    }
}
