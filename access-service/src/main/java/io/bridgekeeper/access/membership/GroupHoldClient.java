package io.bridgekeeper.access.membership;

import java.util.Optional;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.GroupRepresentation;

/** A place in a group. */
class GroupHoldClient implements HoldClient {

    private final RealmResource realm;
    private final UserResource person;
    private final String path;
    private GroupRepresentation found;

    GroupHoldClient(RealmResource realm, UserResource person, String path) {
        this.realm = realm;
        this.person = person;
        this.path = path;
    }

    @Override
    public boolean held() {
        return place().isPresent();
    }

    @Override
    public Optional<String> find() {
        found = KeycloakClient.group(realm, path).orElse(null);
        return found == null ? Optional.of("Keycloak knows no group " + path) : Optional.empty();
    }

    @Override
    public void give() {
        person.joinGroup(found.getId());
    }

    @Override
    public boolean take() {
        Optional<GroupRepresentation> place = place();
        place.ifPresent(group -> person.leaveGroup(group.getId()));
        return place.isPresent();
    }

    @Override
    public Optional<String> leftover() {
        return held() ? Optional.of("Keycloak still shows the person in " + path) : Optional.empty();
    }

    private Optional<GroupRepresentation> place() {
        return person.groups().stream()
                .filter(group -> path.equals(group.getPath()))
                .findFirst();
    }
}
