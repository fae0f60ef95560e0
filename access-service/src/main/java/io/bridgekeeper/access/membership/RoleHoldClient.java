package io.bridgekeeper.access.membership;

import java.util.List;
import java.util.Optional;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RoleScopeResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.RoleRepresentation;

/**
 * A role of the realm or of a client.
 *
 * <p>It is looked for among those that Keycloak would let this service give to the person: that needs no right to read
 * the realm or the client.
 */
class RoleHoldClient implements HoldClient {

    private final RoleScopeResource roles;
    private final String name;
    private final String missing;
    private RoleRepresentation found;

    private RoleHoldClient(RoleScopeResource roles, String name, String missing) {
        this.roles = roles;
        this.name = name;
        this.missing = missing;
    }

    static RoleHoldClient ofRealm(UserResource person, String name) {
        return new RoleHoldClient(person.roles().realmLevel(), name, "Keycloak has no realm role " + name + " to give");
    }

    static RoleHoldClient ofClient(RealmResource realm, UserResource person, String clientId, String name) {
        RoleScopeResource roles = KeycloakClient.clientUuid(realm, clientId)
                .map(person.roles()::clientLevel)
                .orElse(null);
        return new RoleHoldClient(
                roles, name, "Keycloak has no role %s of client %s to give".formatted(name, clientId));
    }

    @Override
    public boolean held() {
        return roles != null && named(roles.listAll()).isPresent();
    }

    @Override
    public Optional<String> find() {
        found = roles == null ? null : named(roles.listAvailable()).orElse(null);
        return found == null ? Optional.of(missing) : Optional.empty();
    }

    @Override
    public void give() {
        roles.add(List.of(found));
    }

    @Override
    public boolean take() {
        Optional<RoleRepresentation> own = roles == null ? Optional.empty() : named(roles.listAll());
        own.ifPresent(role -> roles.remove(List.of(role)));
        return own.isPresent();
    }

    @Override
    public Optional<String> leftover() {
        // The effective roles are all that any token can show: own ones, those of groups, and those within others.
        return roles != null && named(roles.listEffective()).isPresent()
                ? Optional.of("Keycloak still shows the role " + name
                        + (held() ? "" : ", by a group or by another role of the person"))
                : Optional.empty();
    }

    private Optional<RoleRepresentation> named(List<RoleRepresentation> among) {
        return among.stream().filter(role -> name.equals(role.getName())).findFirst();
    }
}
